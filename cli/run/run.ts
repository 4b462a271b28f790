import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { killChildren } from '../../harness/targets/child-process.ts';
import { parseTargetArgument } from '../../harness/targets/descriptor.ts';
import { editionOf } from '../../harness/targets/edition-of.ts';
import { hasFixedParties } from '../../harness/targets/party-places.ts';
import { UserError } from '../../harness/user-error.ts';
import { exitCode } from '../../harness/verdict/exit-code.ts';
import type { RunRecord } from '../../harness/verdict/run-record.ts';
import { reportFormats, summaryText } from '../../reports/index.ts';
import { plural } from '../../reports/record/plural.ts';
import { askedEdition } from '../editions.ts';
import type { ExitStatus } from '../exit-status.ts';
import { mostSeed } from '../option-values.ts';
import { packageVersion } from '../package-paths.ts';
import { type QuoteOf, quotesFrom } from '../source-text.ts';
import { runSuite, type Selection } from '../suite/cucumber.ts';
import { stopSignalOfProcess } from '../terminal/stop-signal.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { RunRequest } from './command.ts';
import { freshTag } from './fresh-tag.ts';
import { type KnownTarget, meetTarget } from './known-target.ts';
import { type Progress, progressOn } from './progress.ts';
import { Recording } from './recording.ts';
import { ReportFolder } from './report-folder.ts';
import { countSelected, needsParties } from './selected.ts';

const messagesFile = 'messages.ndjson';
const transcriptFile = 'transcript.ndjson';
const formats = [reportFormats.html, reportFormats.json, reportFormats.junit];

/** Carries out `touchstone run`: judges a target and leaves the report. */
export async function run(request: RunRequest, terminal: Terminal): Promise<ExitStatus> {
  const stopped = stopSignalOfProcess();
  // However this process ends, what it started ends with it.
  process.once('exit', killChildren);

  const asked = parseTargetArgument(request.target);
  const edition = editionOf(asked, askedEdition(request.edition));
  const selection: Selection = { edition, tags: request.tags, name: request.name };
  const quoteOf = quotesFrom(request.draft, edition);
  const count = await countSelected(selection);
  const files = [messagesFile, transcriptFile, ...formats.map(({ fileName }) => fileName)];
  const folder = new ReportFolder(request.out, files);
  try {
    const seed = request.seed ?? randomInt(mostSeed);
    const parties = await needsParties(selection);
    const parallel = parties && hasFixedParties(asked) ? 1 : request.parallel;
    const target = await orStopped(meetTarget(asked, { edition, seed, parallel }), stopped);
    terminal.out(`${target.name}: ${plural(count, 'Example')}, seed ${seed}\n`);
    if (parallel < request.parallel) {
      terminal.out(
        'One after the other: our mail server and services can be where the target expects them only once.\n',
      );
    }
    const progress = progressOn(terminal, { count, quiet: request.quiet });
    const record = await judge({
      request,
      quoteOf,
      selection,
      target,
      seed,
      parallel,
      parties,
      folder,
      progress,
      stopped,
    });

    for (const { fileName, render } of formats) folder.append(fileName, render(record));
    folder.publish();
    terminal.out(`\nReport: ${join(folder.path, reportFormats.html.fileName)}\n\n`);
    terminal.out(summaryText(record, { colour: terminal.colour }));
    if (record.interrupted) return 2;
    await target.release();
    return exitCode(record, { strict: request.strict, today: record.startedAt.slice(0, 10) });
  } finally {
    folder.discard();
  }
}

interface Judging {
  readonly request: RunRequest;
  readonly selection: Selection;
  readonly quoteOf: QuoteOf;
  readonly target: KnownTarget;
  readonly seed: number;
  readonly parallel: number;
  readonly parties: boolean;
  readonly folder: ReportFolder;
  readonly progress: Progress;
  readonly stopped: Promise<void>;
}

/** Runs the Examples to their end, or until it is stopped, and writes down what happens as it happens. */
async function judge({
  request,
  quoteOf,
  selection,
  target,
  seed,
  parallel,
  parties,
  folder,
  progress,
  stopped,
}: Judging): Promise<RunRecord> {
  const recording = new Recording(selection.edition, {
    onMessage: (message) => folder.append(messagesFile, `${JSON.stringify(message)}\n`),
    onExchange: (exchange) => folder.append(transcriptFile, `${JSON.stringify(exchange)}\n`),
    onStarted: progress.started,
    onFinished: progress.finished,
  });
  const startedAt = new Date();
  let interrupted = false;
  const suite = runSuite(
    {
      selection,
      parameters: { target: target.descriptor, seed, runTag: freshTag(startedAt), parties },
      parallel,
    },
    (message) => {
      if (!interrupted) recording.accept(message);
    },
  );
  const interruption = stopped.then(() => {
    interrupted = true;
  });
  await Promise.race([suite, interruption]);
  progress.end();
  return recording.record({
    suite: packageVersion(),
    target: { name: target.name, argument: request.target, serverName: target.serverName },
    dialect: target.dialect,
    seed,
    startedAt,
    durationMs: Date.now() - startedAt.getTime(),
    interrupted,
    knownDeviations: target.knownDeviations,
    quoteOf,
  });
}

function orStopped<T>(work: Promise<T>, stopped: Promise<void>): Promise<T> {
  return Promise.race([
    work,
    stopped.then(() => {
      throw new UserError('stopped before the run began: there is nothing to report');
    }),
  ]);
}
