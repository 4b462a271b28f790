import { textOf } from '../html/read-html.ts';
import type { Mail } from './mail.ts';

/** What is searched of a text, in characters. */
const textLimit = 64 * 1024;

/** A word that could be read aloud as a code: it stands alone, and is not part of an address, a path or a number. */
const run = String.raw`(?<![\w./@+=%-])([a-z0-9]{4,10})(?![\w@/=%-]|[.:]\w)`;

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';

/** What looks like a code and is none. */
const distractions: readonly RegExp[] = [
  /https?:\/\/\S+/gi,
  /\S{0,255}@\S+/g,
  /\b[a-z0-9][a-z0-9.-]{0,80}:\d{2,5}\b/gi,
  /\b\d{4}-\d{2}-\d{2}(?:T\S+)?/g,
  /\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/g,
  new RegExp(
    String.raw`\b(?:${months})[a-z]{0,6}\.?,? {1,2}(?:\d{1,2}(?:st|nd|rd|th)?,? {1,2})?(?:19|20)\d{2}\b`,
    'gi',
  ),
  /\b\d{1,2}:\d{2}(?::\d{2})?(?: ?[+-]\d{4})?/g,
  /(?:©|\(c\)|copyright) ?(?:19|20)\d{2}/gi,
  /\b\d+ ?(?:s|sec|seconds?|min|minutes?|h|hours?|days?)\b/gi,
];

const twoGroups = /(?<![\w+][ \u00a0]?)(\d{3,4})[ \u00a0](\d{3,4})(?![ \u00a0]?\w)/g;

const isNumber = (word: string) => /^\d+$/.test(word);
const isMixed = (word: string) => /\d/.test(word) && /[a-z]/i.test(word);
/** Fewer than five are rather an abbreviation. */
const isCapitals = (word: string) => /^[A-Z]{5,}$/.test(word);
const isSmall = (word: string) => /^[a-z]+$/.test(word);
const isLikely = (word: string) => /\d/.test(word) || /^[A-Z]+$/.test(word);

const anywhere = new RegExp(run, 'gi');
const aloneInLine = new RegExp(`^[^a-z0-9\\n]{0,20}${run}[^a-z0-9\\n]{0,20}$`, 'gim');
const afterItsName = new RegExp(String.raw`\b(?:pass)?(?:code|pin|token)\b(?: is)?[^a-z0-9]{0,20}${run}`, 'gi');
const beforeItsName = new RegExp(
  String.raw`${run}\W{1,4}is (?:your|the|an?)\b[^.\n]{0,40}\b(?:pass)?(?:code|pin|token)\b`,
  'gi',
);

/** Ways to tell a code, surest first. One that finds two different words has found none. */
const clues: readonly { readonly where: RegExp; readonly fits: (word: string) => boolean }[] = [
  { where: afterItsName, fits: isLikely },
  { where: beforeItsName, fits: isLikely },
  { where: aloneInLine, fits: isNumber },
  { where: anywhere, fits: isNumber },
  { where: aloneInLine, fits: isMixed },
  { where: anywhere, fits: isMixed },
  { where: aloneInLine, fits: isCapitals },
  { where: anywhere, fits: isCapitals },
  { where: aloneInLine, fits: isSmall },
];

/**
 * The authentication code of a mail: 4 to 10 letters or digits that stand alone, in the text or else in the HTML part;
 * digits in two groups are given as one. Undefined when there is none, or when it cannot be told from others.
 * `known` are words that are no code, such as the user's localpart.
 */
export function codeIn(mail: Pick<Mail, 'text' | 'html'>, known: readonly string[] = []): string | undefined {
  const parts = [mail.text ?? '', textOf(mail.html ?? '')].map(withoutDistractions);
  for (const { where, fits } of clues) {
    for (const part of parts) {
      const found = new Set([...part.matchAll(where)].map(([, word = '']) => word));
      const [code, ...others] = [...found].filter((word) => fits(word) && !known.includes(word));
      if (code !== undefined && others.length === 0) return code;
    }
  }
  return undefined;
}

function withoutDistractions(text: string): string {
  return distractions
    .reduce((rest, distraction) => rest.replaceAll(distraction, ' '), text.slice(0, textLimit))
    .replaceAll(twoGroups, '$1$2');
}
