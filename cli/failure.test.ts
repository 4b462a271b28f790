import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { UsageError, UserError } from '../harness/user-error.ts';
import { failureOf } from './failure.ts';

describe('a command that threw', () => {
  it('ends with 2 and the words meant for the user', () => {
    expect(failureOf(new UserError('nothing listens'), false)).toEqual({
      status: 2,
      text: 'touchstone: nothing listens',
    });
  });

  it('shows nothing that acts on a terminal, whoever said it', () => {
    const { text } = failureOf(
      new UserError('it redirects to http://x/\u001b]0;owned\u0007\u009b31m\u202eevil'),
      false,
    );
    for (const acting of ['\u001b', '\u0007', '\u009b', '\u202e']) expect(text).not.toContain(acting);
    expect(text).toContain('owned');
  });

  it('ends with 64 when it was used wrongly', () => {
    expect(failureOf(new UsageError('no target'), false)).toEqual({ status: 64, text: 'touchstone: no target' });
  });

  it('has told its usage already', () => {
    expect(failureOf(new CommanderError(1, 'commander.unknownOption', 'x'), false)).toEqual({ status: 64, text: '' });
  });

  it('ends well after help', () => {
    expect(failureOf(new CommanderError(0, 'commander.help', 'x'), false)).toEqual({ status: 0, text: '' });
  });

  it('owns a fault of ours in one line, without a stack trace', () => {
    const { status, text } = failureOf(new TypeError('x is undefined\nsecond line'), false);
    expect(status).toBe(2);
    expect(text).toContain('internal error: TypeError: x is undefined.');
    expect(text).toContain('report it');
    expect(text).not.toContain('\n');
  });

  it('shows the stack trace to who asks for it', () => {
    expect(failureOf(new TypeError('x is undefined'), true).text).toMatch(/\n\s+at /);
  });
});
