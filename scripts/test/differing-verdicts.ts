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
  const [ours, theirs] = [verdictsOf(one), verdictsOf(other)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((id) => {
    const [here, there] = [ours.get(id) ?? 'absent', theirs.get(id) ?? 'absent'];
    const isOffered = here !== 'not-offered' && there !== 'not-offered';
    return here === there || !isOffered ? [] : [`${id}: ${here} in ${one.name}, ${there} in ${other.name}`];
  });
}

/** The Examples that a run could not carry out because its target does not offer what they need. */
export function notOfferedIn({ record }: NamedRun): readonly string[] {
  return [...verdictsOf({ name: '', record })].flatMap(([id, verdict]) => (verdict === 'not-offered' ? id : []));
}

function verdictsOf({ record }: NamedRun): ReadonlyMap<string, Verdict> {
  const examples = record.requirements.flatMap((requirement) => requirement.examples);
  return new Map(examples.map(({ id, verdict }) => [id, verdict]));
}
