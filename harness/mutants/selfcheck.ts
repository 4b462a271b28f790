import type { Judgement } from '../verdict/judge.ts';
import type { Mutant } from './mutant.ts';

/** An Example that a mutant went through. */
export interface MutantExample {
  readonly requirement: string | undefined;
  readonly record: Judgement & { readonly name: string };
}

/** What became of a mutant. `why` tells, for people, what is wrong with a fate other than killed. */
export type Fate =
  | { readonly kind: 'killed' }
  /** Nobody noticed what it breaks. */
  | { readonly kind: 'silent'; readonly why: string }
  /** It makes a requirement fail that it does not break. */
  | { readonly kind: 'wrong row'; readonly why: string };

/** Whether the suite shows exactly the requirement that a mutant breaks to fail. Design: Mutants. */
export function fateOf(requirement: string, examples: readonly MutantExample[]): Fate {
  const own = examples.filter((example) => example.requirement === requirement);
  const failed = examples.filter(({ record }) => record.verdict === 'fail');
  const others = failed.filter((example) => example.requirement !== requirement);
  if (others.length > 0) {
    const told = others.map((other) => `${other.requirement ?? 'no requirement'} (${other.record.name})`);
    return { kind: 'wrong row', why: `it makes ${told.join(', ')} fail` };
  }
  if (failed.length > 0) return { kind: 'killed' };
  if (own.length === 0) return { kind: 'silent', why: `no Example judges ${requirement}` };
  const undecided = own.filter(({ record }) => record.verdict !== 'pass');
  const told = undecided.map(({ record }) => `${record.name}: ${record.verdict}: ${record.reason}`);
  return { kind: 'silent', why: told.length > 0 ? told.join('; ') : `every Example of ${requirement} passes` };
}

/** The requirements that could fail by mistake for that one: those that share its first word, itself included. */
export function neighboursOf(requirement: string, judged: readonly string[]): readonly string[] {
  const family = (id: string) => id.slice(0, id.indexOf('.') + 1);
  return judged.filter((id) => family(id) === family(requirement));
}

/** What the list of mutants lacks, one sentence each; empty when it is complete. */
export function gapsOf(
  mutants: readonly Pick<Mutant, 'id' | 'requirement'>[],
  judged: readonly string[],
  known: (requirement: string) => boolean,
): readonly string[] {
  const ids = mutants.map(({ id }) => id);
  const broken = new Set(mutants.map(({ requirement }) => requirement));
  return [
    ...judged.filter((id) => !broken.has(id)).map((id) => `${id} is judged, but no mutant breaks it`),
    ...mutants
      .filter(({ requirement }) => !known(requirement))
      .map(({ id, requirement }) => `${id} breaks ${requirement}, which is no requirement`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two mutants are called ${id}`),
  ];
}
