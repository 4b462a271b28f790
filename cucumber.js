/** For plain `cucumber-js` and its IDE plug-ins; `touchstone run` makes its own configuration. */
export default {
  paths: ['features/**/*.feature'],
  import: ['steps/**/!(*.test).ts'],
  format: ['progress'],
  worldParameters: { target: { kind: 'reference' } },
};
