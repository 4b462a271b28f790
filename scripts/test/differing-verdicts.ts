import type { RunRecord } from '../../harness/verdict/run-record.ts';
import type { Verdict } from '../../harness/verdict/verdict.ts';

/** A run, and what to call it. */
export interface NamedRun {
  readonly name: string;
  readonly record: Pick<RunRecord, 'requirements'>;
}

/**
 * A line for each Example that got another verdict in one run than in the other, or that one of them lacks. What one of the targets
 * does not offer cannot differ.
 */
export function differingVerdicts(one: NamedRun, other: NamedRun): readonly string[] {
  return unlike(one, other)
    .filter(({ here, there }) => here !== 'not-offered' && there !== 'not-offered')
    .map(({ id, here, there }) => `${id}: ${here} in ${one.name}, ${there} in ${other.name}`);
}

/** As above, for two runs against the same target: what is not offered counts too. */
export function unsteadyVerdicts(one: NamedRun, other: NamedRun): readonly string[] {
  return unlike(one, other).map(({ id, here, there }) => `${id}: ${here} in ${one.name}, ${there} in ${other.name}`);
}

/**
 * A line for each Example that got another verdict after a change than before, run by run, and for each run that only one side has.
 * An Example that came to be or went counts too, and so does what is not offered: the targets are the same.
 */
export function changedRuns(before: readonly NamedRun[], after: readonly NamedRun[]): readonly string[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  return names.flatMap((name) => {
    const [earlier, later] = [before, after].map((runs) => runs.find((run) => run.name === name));
    if (!earlier || !later) return [`${name}: there is no such run ${earlier ? 'after' : 'before'} the change`];
    return unlike(earlier, later).map(({ id, here, there }) => `${name}: ${id}: ${here} before, ${there} after`);
  });
}

/** The Examples of two runs that did not get the same verdict. */
function unlike(one: NamedRun, other: NamedRun) {
  const [ours, theirs] = [verdictsOf(one), verdictsOf(other)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .map((id) => ({ id, here: ours.get(id) ?? 'absent', there: theirs.get(id) ?? 'absent' }))
    .filter(({ here, there }) => here !== there);
}

/** The Examples that a run could not carry out because its target does not offer what they need. */
export function notOfferedIn({ record }: NamedRun): readonly string[] {
  return [...verdictsOf({ name: '', record })].flatMap(([id, verdict]) => (verdict === 'not-offered' ? id : []));
}

function verdictsOf({ record }: NamedRun): ReadonlyMap<string, Verdict> {
  const examples = record.requirements.flatMap((requirement) => requirement.examples);
  return new Map(examples.map(({ id, verdict }) => [id, verdict]));
}
