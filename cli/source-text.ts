import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UsageError } from '../harness/user-error.ts';
import type { Edition } from '../spec/editions/index.ts';
import { quote } from '../spec/quote.ts';
import type { Requirement } from '../spec/registry.ts';

/** What a requirement's source says, word by word; undefined where the text is not at hand. */
export type QuoteOf = (row: Pick<Requirement, 'lines'>) => string | undefined;

/**
 * The words of an edition's text, from a file that the user has: the text is not ours to ship. Throws a UsageError where the file is
 * not that text.
 */
export function quotesFrom(path: string | undefined, { title, sha256 }: Edition): QuoteOf {
  if (path === undefined) return () => undefined;
  const bytes = read(path);
  if (sha256 === undefined)
    throw new UsageError(`--draft ${path}: requirements of the ${title} are not quoted by line.`);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new UsageError(`--draft ${path}: this file is not the ${title} (its sha256 is not ${sha256}).`);
  }
  const text = bytes.toString('utf8');
  return ({ lines }) => (lines === undefined ? undefined : quote(text, lines));
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`--draft ${path}: cannot be read (${error instanceof Error ? error.message : error})`);
  }
}
