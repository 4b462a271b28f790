/** For plain `cucumber-js` and its IDE plug-ins; `touchstone run` makes its own configuration. */
export default {
  paths: ['features/draft-2014-08/**/*.feature'],
  import: ['steps', 'steps/cast', 'steps/checks', 'steps/draft-2014-08'].map((folder) => `${folder}/!(*.test).ts`),
  format: ['progress'],
  worldParameters: { target: { kind: 'reference' } },
};
