import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { repeatCommand, repeatRunCommand } from './repeat-command.ts';

const record = (argument: string) => ({ target: { name: 'x', argument, serverName: 'x' }, seed: 42 });
const requirement = { id: 'txn.idempotent' };

/** The words that a shell makes of a command. */
function shellWords(command: string): string[] {
  const { stdout } = spawnSync('sh', ['-c', `for word in ${command}; do printf '%s\\0' "$word"; done`]);
  return stdout.toString().split('\0').slice(0, -1);
}

describe('repeatCommand', () => {
  it('names target, seed, requirement and Example', () => {
    expect(repeatCommand(record('reference'), requirement, { name: 'Sent twice' })).toBe(
      "npx matrix-touchstone run reference --seed 42 --tags '@req:txn.idempotent' --name '^Sent twice$'",
    );
  });

  it.each(['It\'s $HOME `id` (50% of [a|b]) \\ {1} ^ * + ? "x" !', 'a / b', "'; rm -rf ~; '", 'two\nlines'])(
    'reaches a shell as one word that matches only the name: %s',
    (name) => {
      const words = shellWords(repeatCommand(record('http://hs.example:8008'), requirement, { name }));
      expect(words).toHaveLength(10);
      const pattern = new RegExp(words.at(-1) ?? '');
      expect(pattern.test(name)).toBe(true);
      expect(pattern.test(`${name} too`)).toBe(false);
    },
  );
});

describe('repeatRunCommand', () => {
  it('quotes a path with spaces', () => {
    expect(repeatRunCommand(record('my targets/hs.yaml'))).toBe(
      "npx matrix-touchstone run 'my targets/hs.yaml' --seed 42",
    );
  });
});
