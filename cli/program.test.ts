import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from './program.ts';
import { recordingTerminal } from './testing/terminal.ts';

async function refused(words: readonly string[]): Promise<string> {
  const terminal = recordingTerminal();
  await expect(createProgram(terminal).run(words)).rejects.toBeInstanceOf(CommanderError);
  return terminal.complaints.join('');
}

async function helpOf(words: readonly string[]): Promise<string> {
  const terminal = recordingTerminal();
  await expect(createProgram(terminal).run([...words, '--help'])).rejects.toMatchObject({ exitCode: 0 });
  return terminal.said.join('');
}

describe('the command line', () => {
  it.each(['run', 'list', 'explain', 'selfcheck', 'serve'])('teaches %s by examples', async (command) => {
    expect((await helpOf([command])).match(new RegExp(`^ {2}touchstone ${command}\\b`, 'gm'))?.length).toBeGreaterThan(
      1,
    );
  });

  it('names every command and the exit statuses', async () => {
    const help = await helpOf([]);
    for (const word of ['run', 'list', 'explain', 'selfcheck', 'serve', '64 usage error']) expect(help).toContain(word);
  });

  it('has a help command that says what --help says', async () => {
    const terminal = recordingTerminal();
    await expect(createProgram(terminal).run(['help', 'run'])).rejects.toMatchObject({ exitCode: 0 });
    expect(terminal.said.join('')).toBe(await helpOf(['run']));
    expect(await helpOf([])).toContain('help [COMMAND]');
  });

  it('without a command is a usage error, so that no CI passes by an empty variable', async () => {
    expect(await refused([])).toContain('Usage: touchstone');
  });

  it.each([
    [['rnu'], 'Did you mean run?'],
    [['run', '--sed', '1'], 'Did you mean --seed?'],
    [['run', 'one', 'two'], 'too many arguments'],
    [['run', '--parallel', '0'], 'whole number from 1'],
    [['explain'], "missing required argument 'REQUIREMENT'"],
    [['serve', '--port', 'http'], 'whole number'],
  ])('says what is wrong with %j', async (words, complaint) => {
    expect(await refused(words)).toContain(complaint);
  });
});
