import type { Judgement } from '../verdict/judge.ts';
import type { Mutant } from './mutant.ts';

/** An Example that a server went through. */
export interface MutantExample {
  readonly requirement: string | undefined;
  readonly record: Judgement & { readonly id: string };
}

/** What became of a mutant. `why` tells, for people, what is wrong with a fate other than killed. */
export type Fate =
  | { readonly kind: 'killed' }
  /** Nobody noticed what it breaks. */
  | { readonly kind: 'silent'; readonly why: string }
  /** It disturbs a requirement that it does not break, and does not declare that. */
  | { readonly kind: 'unclean'; readonly why: string }
  /** The server does not offer what it breaks. */
  | { readonly kind: 'not offered'; readonly why: string };

/**
 * Whether the suite shows exactly the requirement that a mutant breaks to fail. What the server does as it is, and the Examples of it,
 * are `unbroken`: no mutant is blamed for what fails there too. Design: Mutants.
 */
export function fateOf(
  mutant: Pick<Mutant, 'requirement' | 'also' | 'hides'>,
  examples: readonly MutantExample[],
  unbroken: readonly MutantExample[],
): Fate {
  const own = examples.filter((example) => example.requirement === mutant.requirement);
  const isOffered = unbroken.some(({ requirement, record }) => {
    return requirement === mutant.requirement && record.verdict !== 'not-offered';
  });
  if (own.length > 0 && !isOffered) return { kind: 'not offered', why: `${mutant.requirement} is not offered` };
  const complaints = uncleanRows(mutant, examples, unbroken);
  if (!own.some(({ record }) => record.verdict === 'fail')) return { kind: 'silent', why: whySilent(mutant, own) };
  return complaints.length > 0 ? { kind: 'unclean', why: complaints.join('; ') } : { kind: 'killed' };
}

function whySilent({ requirement }: Pick<Mutant, 'requirement'>, own: readonly MutantExample[]): string {
  if (own.length === 0) return `no Example judges ${requirement}`;
  const undecided = own.filter(({ record }) => record.verdict !== 'pass');
  if (undecided.length === 0) return `every Example of ${requirement} passes`;
  return undecided.map(({ record }) => `${record.id}: ${record.verdict}: ${record.reason}`).join('; ');
}

/** What it does to other rows and does not say, or says and does not do; a sentence for each row. */
function uncleanRows(
  { requirement: broken, also = {}, hides = {} }: Pick<Mutant, 'requirement' | 'also' | 'hides'>,
  examples: readonly MutantExample[],
  unbroken: readonly MutantExample[],
): readonly string[] {
  const passedBefore = new Set(unbroken.flatMap(({ record }) => (record.verdict === 'pass' ? record.id : [])));
  const isHidden = (row: string) => Object.keys(hides).some((pattern) => matches(pattern, row));
  const rows = Map.groupBy(
    examples.filter(({ requirement, record }) => requirement !== broken && passedBefore.has(record.id)),
    ({ requirement }) => requirement ?? 'no requirement',
  );
  const complaints = [...rows].flatMap(([row, ofRow]) => {
    const failed = ofRow.find(({ record }) => record.verdict === 'fail');
    const undecided = ofRow.find(({ record }) => record.verdict !== 'fail' && record.verdict !== 'pass');
    if (failed && !(row in also)) return `it makes ${row} fail (${told(failed)})`;
    if (!failed && row in also) return `it declares that ${row} fails too, which it does not`;
    if (!failed && undecided && !isHidden(row)) return `it hides ${row} (${told(undecided)})`;
    return [];
  });
  const idle = Object.keys(hides).filter((pattern) => {
    const matching = [...rows].filter(([row]) => matches(pattern, row));
    return matching.length > 0 && matching.every(([, ofRow]) => ofRow.every(({ record }) => record.verdict === 'pass'));
  });
  return [...complaints, ...idle.map((pattern) => `it declares that it hides ${pattern}, which passes`)];
}

/** Whether a declaration, which may end in `*`, is about that row. */
function matches(pattern: string, row: string): boolean {
  return pattern.endsWith('*') ? row.startsWith(pattern.slice(0, -1)) : row === pattern;
}

function told({ record }: MutantExample): string {
  return `${record.id}: ${record.reason}`;
}

/** The requirements that could fail by mistake for that one: those judged under the same heading, itself included. */
export function neighboursOf(
  requirement: string,
  judged: readonly string[],
  headingOf: (requirement: string) => string | undefined,
): readonly string[] {
  return judged.filter((id) => id === requirement || headingOf(id) === headingOf(requirement));
}

/** What the list of mutants lacks, one sentence each; empty when it is complete. */
export function gapsOf(
  mutants: readonly Pick<Mutant, 'id' | 'requirement' | 'also' | 'hides'>[],
  judged: readonly string[],
  known: (requirement: string) => boolean,
): readonly string[] {
  const ids = mutants.map(({ id }) => id);
  const broken = new Set(mutants.map(({ requirement }) => requirement));
  return [
    ...judged.filter((id) => !broken.has(id)).map((id) => `${id} is judged, but no mutant breaks it`),
    ...mutants.flatMap(({ id, requirement, also, hides }) =>
      [requirement, ...Object.keys({ ...also, ...hides })]
        .filter((row) => !row.endsWith('*') && !known(row))
        .map((row) => `${id} names ${row}, which is no requirement`),
    ),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two mutants are called ${id}`),
  ];
}
