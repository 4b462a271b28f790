import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { defaultEdition } from '../spec/editions/index.ts';
import { quotesFrom } from './source-text.ts';
import { it } from './testing/folder.ts';

const text = 'Rooms\n=====\nA room is a place.\n';
const edition = { ...defaultEdition, sha256: createHash('sha256').update(text).digest('hex') };

describe('the words of a source', () => {
  it('are quoted from a file that is that text', ({ folder }) => {
    const path = join(folder, 'draft.rst');
    writeFileSync(path, text);
    expect(quotesFrom(path, edition)({ lines: '3' })).toBe('A room is a place.');
  });

  it('are not quoted from any other file', ({ folder }) => {
    const path = join(folder, 'draft.rst');
    writeFileSync(path, `${text}more`);
    expect(() => quotesFrom(path, edition)).toThrow('this file is not the Matrix draft specification');
    expect(() => quotesFrom(join(folder, 'none'), edition)).toThrow('cannot be read');
  });

  it('are left out where no file is given', () => {
    expect(quotesFrom(undefined, edition)({ lines: '3' })).toBeUndefined();
  });
});
