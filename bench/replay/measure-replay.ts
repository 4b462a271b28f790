import type { Steps } from '../../cli/suite/cucumber.ts';
import { type RecordedExample, replayExample } from '../../harness/replay/replay-example.ts';
import { openTarget } from '../../harness/targets/open-target.ts';
import { isTarget } from '../../harness/wire/party.ts';
import { openConnections } from '../../harness/wire/send.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { sum } from '../statistics.ts';
import { recordSuite } from './record-suite.ts';

/** The time of the suite's Examples, and of the bare replay of those that can be replayed. */
export interface ReplayRound {
  /** Of every Example. */
  readonly exampleMs: readonly number[];
  readonly replayed: number;
  /** Of the Examples replayed, in the suite over in the replay. */
  readonly ratio: number;
}

/** Runs the suite once and replays it on a fresh server. */
export async function measureRound(steps: Steps, seed: number): Promise<ReplayRound> {
  const examples = await recordSuite(steps, seed);
  const target = await openTarget({ kind: 'reference' }, { edition: defaultEdition, seed, hurry: false });
  const connections = openConnections();
  const pairs: { suiteMs: number; bareMs: number }[] = [];
  try {
    for (const example of examples.filter(isReplayable)) {
      const recordedName = targetNameIn(example);
      const bareMs = await replayExample(example, { target, recordedName, connections });
      if (bareMs !== undefined) pairs.push({ suiteMs: example.durationMs, bareMs });
    }
  } finally {
    await connections.destroy();
    await target.stop();
  }
  return {
    exampleMs: examples.map(({ durationMs }) => durationMs),
    replayed: pairs.length,
    ratio: sum(pairs.map(({ suiteMs }) => suiteMs)) / sum(pairs.map(({ bareMs }) => bareMs)),
  };
}

/** One with faults on the way is about waiting, and no time is skipped for a replay. */
function isReplayable({ exchanges }: RecordedExample): boolean {
  return exchanges.length > 0 && exchanges.every(({ fault, failure, answer }) => answer && !fault && !failure);
}

function targetNameIn({ exchanges }: RecordedExample): string {
  const asked = exchanges.find(({ to }) => isTarget(to));
  return asked ? new URL(asked.request.url).host : '';
}
