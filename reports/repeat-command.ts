import type { ExampleRecord, RequirementRecord, RunRecord } from '../harness/verdict/run-record.ts';

/** The command that runs one Example again, with the same seed, against the same target. To be pasted into a POSIX shell. */
export function repeatCommand(
  record: Pick<RunRecord, 'target' | 'seed'>,
  requirement: Pick<RequirementRecord, 'id'>,
  example: Pick<ExampleRecord, 'name'>,
): string {
  const tag = shellQuote(`@req:${requirement.id}`);
  const name = shellQuote(nameExactly(example.name));
  return `${repeatRunCommand(record)} --tags ${tag} --name ${name}`;
}

/** The command that repeats the whole run. */
export function repeatRunCommand(record: Pick<RunRecord, 'target' | 'seed'>): string {
  const { argument } = record.target;
  const word = /^[\w./:@%+=,-]+$/.test(argument) ? argument : shellQuote(argument);
  return `npx matrix-touchstone run ${word} --seed ${record.seed}`;
}

/** The regular expression that selects Examples of that name alone. */
export function nameExactly(name: string): string {
  return `^${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
}

function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
