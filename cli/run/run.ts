import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { killChildren } from '../../harness/targets/child-process.ts';
import type { TargetDescriptor } from '../../harness/targets/descriptor.ts';
import { parseTargetArgument } from '../../harness/targets/descriptor.ts';
import { partyPlaces } from '../../harness/targets/party-places.ts';
import { UserError } from '../../harness/user-error.ts';
import { exitCode } from '../../harness/verdict/exit-code.ts';
import type { RunRecord } from '../../harness/verdict/run-record.ts';
import { SecretWatch } from '../../harness/wire/redaction/secret-watch.ts';
import { reportFormats, summaryText } from '../../reports/index.ts';
import { plural } from '../../reports/record/plural.ts';
import { isSandboxed } from '../../simulators/browser/sandbox.ts';
import { loadRegistry } from '../../spec/registry.ts';
import type { ExitStatus } from '../exit-status.ts';
import { mostSeed } from '../option-values.ts';
import { packageVersion } from '../package-paths.ts';
import { runSuite, type Selection } from '../suite/cucumber.ts';
import { stopSignalOfProcess } from '../terminal/stop-signal.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { RunRequest } from './command.ts';
import { type KnownTarget, meetTarget } from './known-target.ts';
import { ownWordsOf } from './own-words.ts';
import { type Progress, progressOn } from './progress.ts';
import { Recording } from './recording.ts';
import { ReportFolder } from './report-folder.ts';
import { safeTerminal } from './safe-terminal.ts';
import { countSelected, needsBrowser, needsParties } from './selected.ts';
import { holdsSecret } from './unsafe-report.ts';

const messagesFile = 'messages.ndjson';
const transcriptFile = 'transcript.ndjson';
const formats = [reportFormats.html, reportFormats.json, reportFormats.junit];

/** Carries out `touchstone run`: judges a target and leaves the report. */
export async function run(request: RunRequest, given: Terminal): Promise<ExitStatus> {
  const watch = new SecretWatch();
  const terminal = safeTerminal(given, watch);
  const stopped = stopSignalOfProcess();
  // However this process ends, what it started ends with it.
  process.once('exit', killChildren);

  const asked = parseTargetArgument(request.target);
  const count = await countSelected(selectionOf(request));
  const files = [messagesFile, transcriptFile, ...formats.map(({ fileName }) => fileName)];
  const folder = new ReportFolder(request.out, files);
  try {
    const seed = request.seed ?? randomInt(mostSeed);
    const parties = await needsParties(selectionOf(request));
    const parallel = parties && hasFixedParties(asked) ? 1 : request.parallel;
    const target = await orStopped(meetTarget(asked, { seed, parallel }), stopped);
    terminal.out(`${target.name}: ${plural(count, 'Example')}, seed ${seed}\n`);
    if (parallel < request.parallel) {
      terminal.out(
        'One after the other: our mail server and services can be where the target expects them only once.\n',
      );
    }
    if (!isSandboxed() && (await needsBrowser(selectionOf(request)))) {
      terminal.out('Chromium runs without its sandbox, because Touchstone runs as root.\n');
    }
    const progress = progressOn(terminal, { count, quiet: request.quiet });
    const record = await judge({ request, target, seed, parallel, parties, folder, progress, watch, stopped });

    for (const { fileName, render } of formats) folder.append(fileName, render(record));
    watch.except(ownWordsOf(record, formats));
    folder.publish((path) => !holdsSecret(path, watch));
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
  readonly target: KnownTarget;
  readonly seed: number;
  readonly parallel: number;
  readonly parties: boolean;
  readonly folder: ReportFolder;
  readonly progress: Progress;
  readonly watch: SecretWatch;
  readonly stopped: Promise<void>;
}

/** Runs the Examples to their end, or until it is stopped, and writes down what happens as it happens. */
async function judge({
  request,
  target,
  seed,
  parallel,
  parties,
  folder,
  progress,
  watch,
  stopped,
}: Judging): Promise<RunRecord> {
  const recording = new Recording(loadRegistry(), {
    onMessage: (message) => folder.append(messagesFile, `${JSON.stringify(message)}\n`),
    onExchange: (exchange) => folder.append(transcriptFile, `${JSON.stringify(exchange)}\n`),
    onSecrets: (secrets) => watch.add(secrets),
    onStarted: progress.started,
    onFinished: progress.finished,
  });
  const startedAt = new Date();
  let interrupted = false;
  const suite = runSuite(
    {
      selection: selectionOf(request),
      parameters: {
        ...{ target: target.descriptor, seed, runTag: freshTag(startedAt), parties },
        ...{ workers: parallel, tellsSecrets: true },
      },
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
    target: { name: target.name, argument: withoutUserinfo(request.target), serverName: target.serverName },
    dialect: target.dialect,
    seed,
    startedAt,
    durationMs: Date.now() - startedAt.getTime(),
    interrupted,
    knownDeviations: target.knownDeviations,
  });
}

/** An address without name and password. */
function withoutUserinfo(argument: string): string {
  return argument.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
}

function selectionOf({ tags, name }: RunRequest): Selection {
  return { tags, name };
}

/** Whether our mail server or services must be at ports that only one worker can have. */
function hasFixedParties(descriptor: TargetDescriptor): boolean {
  const { mail, oauth } = partyPlaces(descriptor);
  return [mail, ...oauth].some((place) => place !== undefined && place.port !== 0);
}

function orStopped<T>(work: Promise<T>, stopped: Promise<void>): Promise<T> {
  return Promise.race([
    work,
    stopped.then(() => {
      throw new UserError('stopped before the run began: there is nothing to report');
    }),
  ]);
}

/** Tells the names of this run from those of every other run against the same target. */
function freshTag(startedAt: Date): string {
  return `${startedAt.getTime().toString(36)}${randomInt(36 ** 2).toString(36)}`;
}
