import { Writable } from 'node:stream';
import {
  type IRunOptions,
  type ISupportCodeLibrary,
  loadSources,
  loadSupport,
  runCucumber,
} from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import type { Edition } from '../../spec/editions/index.ts';
import type { GivenRunParameters } from '../../steps/cast/run-parameters.ts';
import { featurePaths, packageRoot, stepPaths } from '../package-paths.ts';

/** Which Examples of an edition. All of them where nothing else is said. */
export interface Selection {
  readonly edition: Edition;
  /** A tag expression. */
  readonly tags?: string | undefined;
  /** A regular expression that matches the name. */
  readonly name?: string | undefined;
  /** Folders of features, such as `login`; all of them when left out. */
  readonly areas?: readonly string[] | undefined;
  /** Single Examples, as `features/….feature:12`, in place of all. */
  readonly places?: readonly string[] | undefined;
}

/** The steps, loaded once for several runs in this thread. */
export type Steps = ISupportCodeLibrary;

export interface SuiteRun {
  readonly selection: Selection;
  readonly parameters: GivenRunParameters;
  /** Worker threads; with 1 the Examples run in this one. */
  readonly parallel: number;
  /** Loaded already; else they are loaded for this run. */
  readonly steps?: Steps;
  /** That of the features when left out. */
  readonly order?: 'defined' | `random:${number}`;
}

/** Cucumber prints nothing: its messages say it all, and we print it. */
const environment = () => {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  return { cwd: packageRoot, stdout: sink, stderr: sink };
};

/** Runs Examples and hands over cucumber's messages as they come. Its own idea of success is not used. */
export async function runSuite(run: SuiteRun, onMessage: (message: Envelope) => void): Promise<void> {
  const { selection, parameters, parallel, steps, order } = run;
  await runCucumber(
    {
      ...options(selection, order),
      support: steps ?? { importPaths: stepPaths(selection.edition.id) },
      runtime: {
        ...runtime,
        parallel: parallel > 1 ? parallel : 0,
        // Plain JSON: it is copied to worker threads.
        worldParameters: JSON.parse(JSON.stringify(parameters)),
      },
    },
    environment(),
    onMessage,
  );
}

/** Loads the steps for runs in this thread. */
export function loadSteps(edition: Edition): Promise<Steps> {
  const support = { importPaths: stepPaths(edition.id) };
  return loadSupport({ sources: options({ edition }).sources, support }, environment());
}

/** The messages of a run in which no step is carried out: what the features say. */
export async function readFeatures(selection: Selection, onMessage: (message: Envelope) => void): Promise<void> {
  await runCucumber(
    { ...options(selection), support: {}, runtime: { ...runtime, dryRun: true } },
    environment(),
    onMessage,
  );
}

/** How many Examples there are of that selection. Rejects when its tag expression is not one. */
export async function countExamples(selection: Selection): Promise<number> {
  const { plan } = await loadSources(options(selection).sources, environment());
  return plan.length;
}

const runtime: IRunOptions['runtime'] = {
  dryRun: false,
  failFast: false,
  filterStacktraces: true,
  parallel: 0,
  retry: 0,
  retryTagFilter: '',
  strict: true,
  worldParameters: {},
};

function options(
  { edition, tags, name, areas, places }: Selection,
  order: SuiteRun['order'] = 'defined',
): Pick<IRunOptions, 'sources' | 'formats'> {
  return {
    sources: {
      defaultDialect: 'en',
      paths: [
        ...(places ?? areas?.map((area) => `features/${edition.id}/${area}/*.feature`) ?? featurePaths(edition.id)),
      ],
      names: name === undefined ? [] : [name],
      tagExpression: tags ?? '',
      order,
    },
    // Cucumber wants a formatter for its output; this one is quick and says next to nothing.
    formats: { stdout: 'rerun', files: {}, publish: false, options: {} },
  };
}
