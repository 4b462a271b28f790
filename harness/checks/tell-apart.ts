import { textOfValue } from '../wire/describe.ts';

/** What is shown of a value, in characters, and how much of it stands before the first difference. */
const excerptLength = 200;
const lead = 60;

/** Two values that differ, as texts in which a reader sees the difference: it is never cut off, and never invisible. */
export function tellApart(expected: unknown, actual: unknown): { readonly expected: string; readonly actual: string } {
  const texts = [textOfValue(expected), textOfValue(actual)] as const;
  const from = Math.max(0, firstDifference(...texts) - lead);
  const shown = texts.map((text) => excerpt(text, from)) as [string, string];
  const [left, right] = looksOf(shown[0]) === looksOf(shown[1]) ? shown.map(spellOut) : shown;
  return { expected: left ?? '', actual: right ?? '' };
}

function firstDifference(left: string, right: string): number {
  const longest = Math.max(left.length, right.length);
  for (let i = 0; i < longest; i++) if (left[i] !== right[i]) return i;
  return longest;
}

/** The text from the difference on, where it is too long to be shown whole. */
function excerpt(text: string, from: number): string {
  if (text.length <= excerptLength) return text;
  const end = from + excerptLength;
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${text.length > end ? '…' : ''}`;
}

/** What a reader sees of a text: texts that look alike give the same. */
function looksOf(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Control}\p{Format}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?" ?/g, '"');
}

/** The text with everything spelt out but visible ASCII and single spaces. */
function spellOut(text: string): string {
  const unseen = /[^\x20-\x7e]| (?= )|(?<= ) |(?<=") | (?=")/gu;
  return text.replaceAll(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
