import { ofTarget } from '../../harness/verdict/conclusion.ts';
import type { ExampleRecord, RequirementRecord, RunRecord } from '../../harness/verdict/run-record.ts';

/** An Example that a cause stopped, with its requirement. */
export interface Stopped {
  readonly requirement: RequirementRecord;
  readonly example: ExampleRecord;
}

/** Why Examples stayed inconclusive, said once for all that it stopped. */
export interface Cause {
  /** The reason, as the first Example gives it. */
  readonly reason: string;
  readonly stopped: readonly Stopped[];
}

/** The causes of everything inconclusive, the one that stopped most Examples first. */
export function causesOf(record: RunRecord): readonly Cause[] {
  const stopped = ofTarget(record).flatMap((requirement) =>
    requirement.examples
      .filter(({ verdict }) => verdict === 'inconclusive')
      .map((example): Stopped => ({ requirement, example })),
  );
  return [...Map.groupBy(stopped, ({ example }) => kindOf(example.reason ?? '')).values()]
    .map((group): Cause => ({ reason: group[0]?.example.reason ?? 'no reason was given', stopped: group }))
    .toSorted((a, b) => b.stopped.length - a.stopped.length);
}

/** The requirements that a cause stopped, each once, in the order of the source. */
export function requirementsOf({ stopped }: Cause): readonly RequirementRecord[] {
  return [...new Set(stopped.map(({ requirement }) => requirement))];
}

/** A reason without what differs from Example to Example: names, ids, numbers, and the query of an address. */
function kindOf(reason: string): string {
  return reason
    .replace(/^\S+ (?=could not)/, '')
    .replaceAll(/[@#!$][^\s"'(),;]+/g, 'id')
    .replaceAll(/\?[^\s"'(),;]+/g, '')
    .replaceAll(/"[^"]*"/g, 'text')
    .replaceAll(/(?<!\bstatus )\b[a-z0-9-]*\d[a-z0-9-]*/gi, 'n')
    .replaceAll(/\s+/g, ' ');
}
