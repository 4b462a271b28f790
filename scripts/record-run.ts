import { packageVersion } from '../cli/package-paths.ts';
import { Recording } from '../cli/run/recording.ts';
import { runSuite, type SuiteRun } from '../cli/suite/cucumber.ts';
import type { RunRecord } from '../harness/verdict/run-record.ts';

const ignore = () => {};

/** Runs Examples against a reference server in this process and gives the record that every report is a function of. */
export async function recordRun(run: SuiteRun, targetName: string): Promise<RunRecord> {
  const { edition, tags = null, name = null } = run.selection;
  const recording = new Recording(edition, {
    onMessage: ignore,
    onExchange: ignore,
    onSecrets: ignore,
    onStarted: ignore,
    onFinished: ignore,
  });
  const startedAt = new Date();
  await runSuite(run, (message) => recording.accept(message));
  return recording.record({
    suite: packageVersion(),
    target: { name: targetName, argument: 'reference', serverName: '127.0.0.1' },
    dialect: edition.defaultDialect.name,
    learnt: [],
    strict: false,
    selection: { tags, name, offers: null },
    seed: run.parameters.seed ?? 1,
    startedAt,
    durationMs: Date.now() - startedAt.getTime(),
    interrupted: false,
    knownDeviations: [],
  });
}
