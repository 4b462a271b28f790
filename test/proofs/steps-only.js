/** The suite's steps, for a feature of a test's own. */
export default {
  import: ['steps/**/!(*.test).ts'],
  format: ['progress'],
  worldParameters: { target: { kind: 'reference' }, parties: false },
};
