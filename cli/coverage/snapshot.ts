import type { Mutant } from '../../harness/mutants/mutant.ts';
import type { Requirement } from '../../spec/registry.ts';
import type { ToldExample } from '../suite/read-suite.ts';

const head = [
  '# What is covered: each requirement, the Examples that judge it, and the mutants that show that they can fail.',
  '# Made by: npm run coverage -- --update',
];

/** The text of `spec/editions/draft-2014-08/coverage.snapshot.txt`. Without lines and counts, so that it changes only when coverage does. */
export function coverageSnapshot(
  requirements: readonly Pick<Requirement, 'id'>[],
  examples: readonly Pick<ToldExample, 'id' | 'requirement'>[],
  mutants: readonly Pick<Mutant, 'id' | 'requirement'>[],
): string {
  const entries = requirements.map(({ id }) => {
    const of = (each: { readonly requirement: string | undefined }) => each.requirement === id;
    const judging = examples.filter(of).map((example) => `  judged by ${example.id}`);
    const breaking = mutants.filter(of).map((mutant) => `  broken by ${mutant.id}`);
    return [id, ...(judging.length > 0 ? judging : ['  not judged yet']), ...breaking].join('\n');
  });
  return `${[...head, ...entries].join('\n')}\n`;
}

/** The lines that two snapshots do not share, each with - or + before it. */
export function changedLines(before: string, after: string): readonly string[] {
  const [earlier, later] = [before.split('\n'), after.split('\n')];
  return [
    ...earlier.filter((line) => !later.includes(line)).map((line) => `- ${line.trim()}`),
    ...later.filter((line) => !earlier.includes(line)).map((line) => `+ ${line.trim()}`),
  ];
}
