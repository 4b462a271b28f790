/**
 * Who may import whom. Each rule says why in its comment, which is shown when it is broken.
 * Run: npx depcruise . (or npm run imports)
 */

const folders = 'spec|harness|simulators|steps|reports|cli|reference-server|bench|test|scripts';
const tests = '\\.test\\.ts$|/testing/|\\.browser\\.ts$';
const serversDoor = '^reference-server/index\\.ts$';
/** What stands under the name of an edition: the names of all editions, as they are spelt in paths. */
const edition = '/(draft-2014-08|v1)/';
const network = '^(node:)?(http|https|http2|net|tls|dgram)$|/node_modules/undici/';

/** Folders of ours other than those named. */
const allBut = (...allowed) => `^(${folders})/(?<!^(${allowed.join('|')})/)`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'spec-imports-nothing-of-ours',
      comment: 'What the draft says depends on nobody: everybody else, the server included, is measured against it.',
      severity: 'error',
      from: { path: '^spec/' },
      to: { path: allBut('spec') },
    },
    {
      name: 'harness-knows-only-the-draft',
      comment:
        'The harness carries, records and judges. It knows neither Gherkin nor a Matrix verb nor a report format.',
      severity: 'error',
      from: { path: '^harness/' },
      to: { path: allBut('spec', 'harness', 'reference-server') },
    },
    {
      name: 'simulators-stand-on-the-harness',
      comment: 'The cast acts through the harness. It knows no step, and no server but by the wire.',
      severity: 'error',
      from: { path: '^simulators/' },
      to: { path: allBut('spec', 'harness', 'simulators', 'reference-server') },
    },
    {
      name: 'simulators-never-judge',
      comment: 'The cast acts and remembers; what it saw is judged by a check in a step, where a reader looks for it.',
      severity: 'error',
      from: { path: '^simulators/', pathNot: tests },
      to: { path: '^harness/(checks|verdict)/' },
    },
    {
      name: 'steps-stand-on-the-cast',
      comment:
        'A step is one call of an actor or one check. It knows no report, no command line and no server from inside.',
      severity: 'error',
      from: { path: '^steps/' },
      to: { path: allBut('spec', 'harness', 'simulators', 'steps') },
    },
    {
      name: 'no-step-calls-a-step',
      comment: 'What two sentences share goes to steps/cast/ or steps/checks/, so that each sentence stays one call.',
      severity: 'error',
      from: { path: '^steps/.*\\.steps\\.ts$' },
      to: { path: '\\.steps\\.ts$' },
    },
    {
      name: 'reports-tell-records',
      comment: 'A report is a function of the run record. It needs no run, no target and no command line.',
      severity: 'error',
      from: { path: '^reports/' },
      to: { path: allBut('spec', 'harness', 'reports') },
    },
    {
      name: 'nobody-imports-the-composition-root',
      comment:
        'The command line puts everything together, so nothing may need it. What others need of it belongs below it.',
      severity: 'error',
      from: { pathNot: '^(cli|bench|test|scripts)/' },
      to: { path: '^cli/' },
    },
    {
      name: 'server-knows-only-the-wire',
      comment:
        'The reference server is one target among others. It shares the wire schemas with the harness and no other ' +
        'code: a fault in both could not be seen.',
      severity: 'error',
      from: { path: '^reference-server/' },
      to: { path: `${allBut('spec', 'reference-server')}|^spec/(?!wire/|editions/[^/]+/wire/)` },
    },
    {
      name: 'server-has-one-door',
      comment: 'Whoever runs the reference server uses what it shows at its door, as a stranger would.',
      severity: 'error',
      from: { pathNot: '^reference-server/' },
      to: { path: '^reference-server/', pathNot: serversDoor },
    },
    {
      name: 'few-open-the-servers-door',
      comment:
        'The harness treats the reference server like any target: only what starts it, breaks it or multiplies it knows it.',
      severity: 'error',
      from: {
        pathNot: '^(reference-server|harness/targets/reference|harness/mutants|simulators/federation|cli|bench|test)/',
      },
      to: { path: '^reference-server/' },
    },
    {
      name: 'server-handlers-know-no-routes',
      comment: 'routes -> handlers -> store: how a request is spelt in HTTP is decided in one place, at the edge.',
      severity: 'error',
      from: { path: '^reference-server/(handlers|federation|rules|store)/', pathNot: tests },
      to: { path: '^reference-server/(routes/|app\\.ts)' },
    },
    {
      name: 'server-handlers-know-no-federation',
      comment:
        'federation -> handlers: what a room does is the same whoever asks for it. A handler reaches other servers by the ' +
        'parts of `Home`.',
      severity: 'error',
      from: { path: '^reference-server/(handlers|rules|store)/', pathNot: tests },
      to: { path: '^reference-server/federation/' },
    },
    {
      name: 'server-routes-leave-the-store-alone',
      comment:
        'A route parses, calls one handler and answers. Names of types, keys and failures are no access to the store.',
      severity: 'error',
      from: { path: '^reference-server/routes/', pathNot: tests },
      to: {
        path: '^reference-server/store/',
        pathNot: '^reference-server/store/(keys|store-failure)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'server-store-knows-nobody',
      comment: 'The store keeps what it is given. Who may see it is decided above it. It reads JSON as all do.',
      severity: 'error',
      from: { path: '^reference-server/store/', pathNot: tests },
      to: { path: '^reference-server/(?!store/|json-text\\.ts$)' },
    },
    {
      name: 'server-rules-do-nothing',
      comment:
        'A rule is a pure decision, so that a mutant can replace it and a test can try it with plain values. It may ' +
        'name types, refusals and keys.',
      severity: 'error',
      from: { path: '^reference-server/rules/', pathNot: tests },
      to: {
        path: `^reference-server/|${network}|^(node:)?(fs|fs/promises|child_process|sqlite|timers)`,
        pathNot: '^reference-server/(rules/|errors\\.ts$|store/keys\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'editions-never-meet',
      comment:
        'What one text says must not leak into the judgement of another. What both need stands in a common folder.',
      severity: 'error',
      from: { path: edition },
      to: { path: edition, pathNot: '/$1/' },
    },
    {
      name: 'few-name-an-edition',
      comment:
        'Common code is handed an edition. Only the command line, the list of editions and folders of an edition’s name ' +
        'name one; the reference server names the wire shapes of its own.',
      severity: 'error',
      from: {
        path: '^(spec|harness|simulators|steps|reports)/',
        pathNot: `${edition}|^spec/editions/index\\.ts$|${tests}`,
      },
      to: { path: edition },
    },
    {
      name: 'judging-is-pure',
      comment: 'Evidence in, verdict out: a verdict can be made again from a transcript, years later, on any machine.',
      severity: 'error',
      from: { path: '^harness/(checks|verdict)/', pathNot: tests },
      to: {
        path:
          `${network}|^(node:)?(fs|fs/promises|child_process|timers)|^harness/(clock|random|targets|mutants)/|` +
          '^harness/wire/(send|listen|recorder|arrivals)',
      },
    },
    {
      name: 'one-door-to-the-network',
      comment:
        'An exchange that does not pass through harness/wire is not recorded, and what is not recorded cannot be shown.',
      severity: 'error',
      from: { path: '^(steps|simulators/(client|peer|network))/', pathNot: tests },
      to: { path: network, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment:
        'Files that need each other cannot be read, tested or moved alone. A type that two files need has a home of its own, ' +
        'below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'tests-stay-tests',
      comment: 'What runs against somebody’s home server must not depend on what was made for our own tests.',
      severity: 'error',
      from: { path: `^(${folders})/`, pathNot: `${tests}|^(test|bench)/` },
      to: { path: tests },
    },
    {
      name: 'published-code-needs-published-packages',
      comment: 'A devDependency is not there when somebody installs the package.',
      severity: 'error',
      from: { path: '^(spec|harness|simulators|steps|reports|cli|reference-server)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/node_modules/@types/' },
    },
    {
      name: 'packages-are-declared',
      comment: 'A package that is not in package.json is here by chance.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'imports-resolve',
      comment: 'The file is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
