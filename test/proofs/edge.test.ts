import { expect, it } from 'vitest';
import { withServed } from '../../scripts/served.ts';
import { runNode } from './run-touchstone.ts';

it('a mutant at the edge is killed on a server known by its URL alone, and one inside the server is not tried', async () => {
  const mutants = ['profile.displayname/first-stays', 'room.private-join/open-to-all'];
  const { stdout } = await withServed((url) => runNode('cli/touchstone.js', 'selfcheck', url, '--only', ...mutants));
  expect(stdout).toMatch(/^killed +profile\.displayname\/first-stays /m);
  expect(stdout).toContain('1 mutant not tried');
  expect(stdout).toMatch(/^1 passed, 0 failed$/m);
});
