import { type Counts, closingCounts, playwrightCounts, vitestCounts } from './counts.ts';

/** One part of `npm test`. */
export interface Part {
  readonly title: string;
  /** The words after `node`; the package's folder is the current one. */
  readonly command: readonly string[];
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
  { title: 'Style', command: script('lint') },
  { title: 'Types', command: script('types') },
  { title: 'Import rules', command: script('imports') },
  { title: 'Nothing unused', command: script('unused') },
  { title: 'A browser', command: ['scripts/ensure-chromium.ts'] },
  { title: 'Unit tests', command: script('unit'), counts: vitestCounts },
  { title: 'Coverage snapshot', command: script('coverage') },
  { title: 'Suite', ...suite('reference', 'reference') },
  { title: 'Suite behind the freedoms filter', ...suite('freedoms', 'reference:freedoms') },
  { title: 'Suite in two workers', ...suite('parallel', 'reference', '--parallel', '2') },
  {
    title: 'Suite against a served home server',
    command: ['scripts/suite-by-url.ts', `${reports}/url`],
    counts: closingCounts,
  },
  { title: 'Suite against a process', ...suite('process', 'reference:process') },
  ...['reference', 'reference:process'].map((target) => ({
    title: `Every login flow by the page of ${target}`,
    command: ['cli/touchstone.js', 'run', target, '--quiet', '--tags', '@browser', '--out', 'test-results/in-browser'],
    counts: closingCounts,
  })),
  { title: 'The same verdicts everywhere', command: ['scripts/same-verdicts.ts', reports] },
  { title: 'Self-check: every mutant falls', command: ['cli/touchstone.js', 'selfcheck'], counts: closingCounts },
  { title: 'Proofs', command: script('proofs'), counts: vitestCounts },
  {
    title: 'A run with findings',
    command: ['scripts/run-with-mutant.ts', 'register.token-required/no-token', failing],
  },
  {
    title: 'Reports in a browser',
    command: script('browser'),
    env: { TOUCHSTONE_PASSING_RUN: `${reports}/reference`, TOUCHSTONE_FAILING_RUN: failing },
    counts: playwrightCounts,
  },
  { title: 'The login page in a browser', command: script('fallback'), counts: playwrightCounts },
  { title: 'The package, built and packed', command: ['scripts/try-package.ts'] },
];
