import { type Counts, closingCounts, playwrightCounts, vitestCounts } from './counts.ts';

/** One part of `npm test`. */
export interface Part {
  readonly title: string;
  /** The words after `node`; the package's folder is the current one. */
  readonly command: readonly string[];
  /** What it takes at most on two quiet cores. */
  readonly budgetSeconds: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Reads from what it printed how much of it passed and failed; a part without counts as one by its exit status. */
  readonly counts?: (output: string) => Counts | undefined;
}

const reports = 'test-results/runs';
const failing = 'test-results/failing';

/** A script of package.json. */
const script = (name: string) => ['--run', name];

const suite = (folder: string, ...words: readonly string[]) => ({
  command: ['cli/touchstone.js', 'run', ...words, '--quiet', '--tags', 'not @browser', '--out', `${reports}/${folder}`],
  counts: closingCounts,
});

/** What must hold before a change is good, quickest first. */
export const parts: readonly Part[] = [
  { title: 'Style', budgetSeconds: 15, command: script('lint') },
  { title: 'Types', budgetSeconds: 30, command: script('types') },
  { title: 'Import rules', budgetSeconds: 15, command: script('imports') },
  { title: 'Nothing unused', budgetSeconds: 15, command: script('unused') },
  { title: 'A clean install', budgetSeconds: 20, command: ['scripts/try-install.ts'] },
  { title: 'A browser', budgetSeconds: 10, command: ['scripts/ensure-chromium.ts'] },
  { title: 'Unit tests', budgetSeconds: 60, command: script('unit'), counts: vitestCounts },
  { title: 'Coverage snapshot', budgetSeconds: 10, command: script('coverage') },
  { title: 'Suite', budgetSeconds: 10, ...suite('reference', 'reference') },
  { title: 'Suite behind the freedoms filter', budgetSeconds: 10, ...suite('freedoms', 'reference:freedoms') },
  { title: 'Suite in two workers', budgetSeconds: 10, ...suite('parallel', 'reference', '--parallel', '2') },
  {
    title: 'Suite against a served home server',
    budgetSeconds: 40,
    command: ['scripts/suite-by-url.ts', `${reports}/url`],
    counts: closingCounts,
  },
  { title: 'Suite against a process', budgetSeconds: 30, ...suite('process', 'reference:process') },
  ...['reference', 'reference:process'].map((target) => ({
    title: `Every login flow by the page of ${target}`,
    budgetSeconds: 40,
    command: ['cli/touchstone.js', 'run', target, '--quiet', '--tags', '@browser', '--out', 'test-results/in-browser'],
    counts: closingCounts,
  })),
  { title: 'The same verdicts everywhere', budgetSeconds: 5, command: ['scripts/same-verdicts.ts', reports] },
  {
    title: 'Self-check: every mutant is killed',
    budgetSeconds: 120,
    command: ['cli/touchstone.js', 'selfcheck'],
    counts: closingCounts,
  },
  {
    title: 'Servers that are none pass nothing',
    budgetSeconds: 90,
    command: script('degenerate'),
    counts: vitestCounts,
  },
  { title: 'Proofs', budgetSeconds: 60, command: script('proofs'), counts: vitestCounts },
  {
    title: 'A run with findings',
    budgetSeconds: 10,
    command: ['scripts/run-with-mutant.ts', 'register.token-required/no-token', failing],
  },
  {
    title: 'Reports in a browser',
    budgetSeconds: 40,
    command: script('browser'),
    env: { TOUCHSTONE_PASSING_RUN: `${reports}/reference`, TOUCHSTONE_FAILING_RUN: failing },
    counts: playwrightCounts,
  },
  { title: 'The login page in a browser', budgetSeconds: 40, command: script('fallback'), counts: playwrightCounts },
  { title: 'The package, built and packed', budgetSeconds: 40, command: ['scripts/try-package.ts'] },
];
