import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultEdition } from '../../spec/editions/index.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

it('the README counts the requirements as the registry does', () => {
  const { requirements } = defaultEdition.registry;
  const forTargets = requirements.filter(({ party, outOfScope }) => party !== 'client' && outOfScope === undefined);
  expect(readme).toContain(`The draft has ${requirements.length} testable requirements.`);
  expect(readme).toMatch(new RegExp(`^Conformant in \\d+ of ${forTargets.length} requirements`, 'm'));
});

it('CI runs the test command of the README', () => {
  expect(readFileSync(join(root, '.ci/run'), 'utf8')).toContain('npm install && npm test\n');
  expect(readme).toContain('```sh\nnpm install && npm test\n```');
});
