import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SecretWatch } from '../../harness/wire/redaction/secret-watch.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { safeTerminal } from './safe-terminal.ts';
import { holdsSecret } from './unsafe-report.ts';

const watch = new SecretWatch();
watch.add(['tok-1234']);
const chunk = 4 * 1024 * 1024;

describe('a file of a report', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'touchstone-unsafe-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const holds = (text: string) => {
    const path = join(folder, 'file');
    writeFileSync(path, text);
    return holdsSecret(path, watch);
  };

  it('may be told where no secret stands in it', () => {
    expect(holds('x'.repeat(chunk + 10))).toBe(false);
  });

  it('may not where one does, wherever it is read in pieces', () => {
    expect(holds('tok-1234')).toBe(true);
    expect(holds(`${'x'.repeat(chunk - 3)}tok-1234`)).toBe(true);
    expect(holds(`${'x'.repeat(chunk - 3)}tok%2D1234${'x'.repeat(chunk)}`)).toBe(true);
  });
});

it('a terminal shows nothing in which a secret stands', () => {
  const shown: string[] = [];
  const show = (text: string) => void shown.push(text);
  const terminal: Terminal = { out: show, err: show, live: false, colour: false, columns: 80 };
  const safe = safeTerminal(terminal, watch);
  safe.out('pass\n');
  safe.out('fail: the token tok-1234 was refused\n');
  safe.err('tok-1234');
  expect(shown).toEqual(['pass\n', '(left out here: it held a secret)\n', '(left out here: it held a secret)\n']);
});
