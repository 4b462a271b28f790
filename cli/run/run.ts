import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { systemClock } from '../../harness/clock/clock.ts';
import { killChildren } from '../../harness/targets/child-process.ts';
import { parseTargetArgument } from '../../harness/targets/descriptor.ts';
import { editionOf } from '../../harness/targets/edition-of.ts';
import { hasFixedParties } from '../../harness/targets/party-places.ts';
import { UserError } from '../../harness/user-error.ts';
import { conclude } from '../../harness/verdict/conclusion.ts';
import type { RunRecord } from '../../harness/verdict/run-record.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { SecretWatch } from '../../harness/wire/redaction/secret-watch.ts';
import { reportFormats, summaryText } from '../../reports/index.ts';
import { plural } from '../../reports/record/plural.ts';
import { isSandboxed } from '../../simulators/browser/sandbox.ts';
import { askedEdition } from '../editions.ts';
import type { ExitStatus } from '../exit-status.ts';
import { mostSeed } from '../option-values.ts';
import { packageVersion } from '../package-paths.ts';
import { type QuoteOf, quotesFrom } from '../source-text.ts';
import { loadSteps, runSuite, type Selection } from '../suite/cucumber.ts';
import { readSuite, type ToldExample } from '../suite/read-suite.ts';
import { stopSignalOfProcess } from '../terminal/stop-signal.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { endEarly } from './end-early.ts';
import { freshTag } from './fresh-tag.ts';
import { type KnownTarget, meetTarget } from './known-target.ts';
import { areaOf, checkOffers, notOfferedExample, withOffers } from './offers.ts';
import { ownWordsOf } from './own-words.ts';
import { type Progress, progressOn } from './progress.ts';
import { Recording } from './recording.ts';
import { ReportFolder } from './report-folder.ts';
import type { RunRequest } from './request.ts';
import { safeTerminal } from './safe-terminal.ts';
import { lookAgain } from './second-look.ts';
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
  const edition = editionOf(asked, askedEdition(request.edition));
  const selection: Selection = { edition, tags: request.tags, name: request.name };
  const quoteOf = quotesFrom(request.draft, edition);
  const suite = await readSuite({ edition });
  if (request.offers) checkOffers(request.offers, suite);
  await countSelected(selection);
  const files = [messagesFile, transcriptFile, ...formats.map(({ fileName }) => fileName)];
  const folder = new ReportFolder(request.out, files);
  try {
    const seed = request.seed ?? randomInt(mostSeed);
    const parties = await needsParties(selection);
    const parallel = parties && hasFixedParties(asked) ? 1 : request.parallel;
    const target = await orStopped(meetTarget(asked, { edition, dialect: request.dialect, seed, parallel }), stopped);
    const offers = request.offers ?? target.offers;
    if (offers) checkOffers(offers, suite);
    const count = await countSelected({ ...selection, areas: offers });
    terminal.out(`${target.name}: ${plural(count, 'Example')}, seed ${seed}\n`);
    for (const sentence of target.learnt) terminal.out(`Learnt: ${sentence}\n`);
    if (parallel < request.parallel) {
      terminal.out('Running serially: the target file fixes the ports of our mail and OAuth2 servers.\n');
    }
    if (!isSandboxed() && (await needsBrowser(selection))) {
      terminal.out('Chromium runs without its sandbox, because Touchstone runs as root.\n');
    }
    const progress = progressOn(terminal, { count, quiet: request.quiet });
    const record = await judge({
      request,
      quoteOf,
      selection,
      target,
      suite,
      offers,
      seed,
      parallel,
      parties,
      folder,
      progress,
      watch,
      stopped,
    });

    for (const { fileName, render } of formats) folder.append(fileName, render(record));
    watch.except(ownWordsOf(record, formats));
    folder.publish((path) => !holdsSecret(path, watch));
    terminal.out(`\nReport: ${join(folder.path, reportFormats.html.fileName)}\n\n`);
    terminal.out(summaryText(record, { colour: terminal.colour }));
    if (!record.interrupted) await target.release();
    return conclude(record).exitCode;
  } finally {
    folder.discard();
  }
}

interface Judging {
  readonly request: RunRequest;
  readonly selection: Selection;
  readonly quoteOf: QuoteOf;
  readonly target: KnownTarget;
  readonly suite: readonly ToldExample[];
  /** The parts of the suite that the target offers; undefined for all. */
  readonly offers: readonly string[] | undefined;
  readonly seed: number;
  readonly parallel: number;
  readonly parties: boolean;
  readonly folder: ReportFolder;
  readonly progress: Progress;
  readonly watch: SecretWatch;
  readonly stopped: Promise<void>;
}

/** Runs the Examples to their end, or until it is stopped, and writes down what happens as it happens. */
async function judge(judging: Judging): Promise<RunRecord> {
  const { request, quoteOf, selection, target, suite, offers, seed, parallel, parties } = judging;
  const { folder, progress, watch, stopped } = judging;
  const early = endEarly(systemClock, request.maxTime);
  const onExchange = (exchange: Exchange) => folder.append(transcriptFile, `${JSON.stringify(exchange)}\n`);
  const onSecrets = (secrets: readonly string[]) => watch.add(secrets);
  const recording = new Recording(selection.edition, {
    onMessage: (message) => folder.append(messagesFile, `${JSON.stringify(message)}\n`),
    onExchange,
    onSecrets,
    onStarted: progress.started,
    onFinished: (example) => {
      progress.finished(example);
      early.note(example);
    },
    revise: (example) => (offers ? withOffers(example, offers, target.dialect) : example),
  });
  const startedAt = new Date();
  let interrupted = false;
  const parameters = {
    ...{ target: target.descriptor, seed, runTag: freshTag(startedAt), parties },
    ...{ workers: parallel, tellsSecrets: true },
  };
  const steps = await loadSteps(selection.edition);
  const running = runSuite({ selection: { ...selection, areas: offers }, parameters, parallel, steps }, (message) => {
    if (!interrupted) recording.accept(message);
  });
  const interruption = Promise.race([stopped, early.due]).then((why) => {
    interrupted = true;
    if (why) recording.addProblem(why);
  });
  await Promise.race([running, interruption]);
  early.cancel();
  const again = interrupted
    ? []
    : await lookAgain(recording.failed, { target, selection, parameters, steps, onExchange, onSecrets });
  for (const { finished } of again) recording.replace(finished);
  progress.end();
  if (offers) await addNotOffered(recording, selection, suite, offers);
  return recording.record({
    suite: packageVersion(),
    target: { name: target.name, argument: withoutUserinfo(request.target), serverName: target.serverName },
    dialect: target.dialect.name,
    learnt: [...target.learnt, ...again.map(({ sentence }) => sentence)],
    strict: request.strict,
    selection: { tags: request.tags ?? null, name: request.name ?? null, offers: offers ? [...offers] : null },
    seed,
    startedAt,
    durationMs: Date.now() - startedAt.getTime(),
    interrupted,
    knownDeviations: target.knownDeviations,
    quoteOf,
  });
}

/** An address without name and password. */
function withoutUserinfo(argument: string): string {
  return argument.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
}

/** What the target does not offer was not given to cucumber. */
async function addNotOffered(
  recording: Recording,
  selection: Selection,
  suite: readonly ToldExample[],
  offers: readonly string[],
): Promise<void> {
  const selected = new Set((await readSuite(selection)).map(({ id }) => id));
  for (const told of suite.filter((each) => !offers.includes(areaOf(each)))) {
    recording.countInSuite(told);
    if (selected.has(told.id)) recording.add(notOfferedExample(told, offers));
  }
}

function orStopped<T>(work: Promise<T>, stopped: Promise<void>): Promise<T> {
  return Promise.race([
    work,
    stopped.then(() => {
      throw new UserError('stopped before the run began; there is no report');
    }),
  ]);
}
