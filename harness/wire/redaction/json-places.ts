import { isSecretKey } from './secret-keys.ts';

/** Gives what stands in place of a secret. */
export type Hide = (secret: string) => string;

/** A key and its colon, within JSON or within a string of JSON, where each quote has backslashes. */
const keyed = /(\\*)"((?:[\w .-]|\\+u[0-9a-f]{4}){1,64})\1"\s*:\s*/giu;

/** What may follow a key and is no secret. */
const nothing = /null|true|false/y;
const bare = /[^\s,}\]"\\]+/y;

/**
 * Hides the values of secret keys: strings, numbers, and all that stands in lists and objects. The text need not be whole JSON, nor
 * JSON only.
 */
export function hideInJson(text: string, hide: Hide): string {
  let result = '';
  let done = 0;
  for (const match of text.matchAll(keyed)) {
    const [all, backslashes = '', key = ''] = match;
    const start = match.index + all.length;
    if (start < done || !isSecretKey(unescaped(key, backslashes.length + 1), 'json')) continue;
    const { shown, end } = valueAt(text, start, backslashes.length, hide);
    result += text.slice(done, start) + shown;
    done = end;
  }
  return result + text.slice(done);
}

interface Hidden {
  readonly shown: string;
  readonly end: number;
}

function valueAt(text: string, start: number, depth: number, hide: Hide): Hidden {
  const quote = `${'\\'.repeat(depth)}"`;
  if (text.startsWith(quote, start)) return stringAt(text, start, depth, hide);
  if (text[start] === '[' || text[start] === '{') return groupAt(text, start, depth, hide);
  const asIs = stickyMatch(nothing, text, start);
  if (asIs !== undefined) return { shown: asIs, end: start + asIs.length };
  const word = stickyMatch(bare, text, start) ?? '';
  return word === '' ? { shown: '', end: start } : { shown: quoted(hide(word), word, depth), end: start + word.length };
}

/** A string; one that does not end reaches to the end of the text. */
function stringAt(text: string, start: number, depth: number, hide: Hide): Hidden {
  const quote = `${'\\'.repeat(depth)}"`;
  const begin = start + quote.length;
  const close = closingQuote(text, begin, depth);
  const content = text.slice(begin, close);
  const end = close < text.length ? close + quote.length : close;
  const secret = unescaped(content, depth + 1);
  return { shown: quote + hide(secret) + text.slice(close, end), end };
}

/** All strings and numbers within brackets, keys left as they are. */
function groupAt(text: string, start: number, depth: number, hide: Hide): Hidden {
  let shown = '';
  let open = 0;
  let at = start;
  const quote = `${'\\'.repeat(depth)}"`;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (text.startsWith(quote, at)) {
      const end = Math.min(closingQuote(text, at + quote.length, depth) + quote.length, text.length);
      const isKey = /^\s*:/.test(text.slice(end, end + 20));
      shown += isKey ? text.slice(at, end) : stringAt(text, at, depth, hide).shown;
      at = end;
      continue;
    }
    if (char === '[' || char === '{') open++;
    if (char === ']' || char === '}') open--;
    const number = /[\d-]/.test(char) ? stickyMatch(bare, text, at) : undefined;
    shown += number === undefined ? char : quoted(hide(number), number, depth);
    at += number?.length ?? 1;
    if (open === 0) break;
  }
  return { shown, end: at };
}

/** Where the string ends that begins before `from`. At each depth of strings in strings, its quote has twice the backslashes and one. */
function closingQuote(text: string, from: number, depth: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (at - backslashes > from && text[at - backslashes - 1] === '\\') backslashes++;
    if (backslashes % (2 * (depth + 1)) === depth) return at - depth;
  }
  return text.length;
}

/** What a string of strings says, innermost. `backslashes` is one more than its quote has. */
function unescaped(content: string, backslashes: number): string {
  let text = content;
  for (let rest = backslashes; rest >= 1; rest = Math.floor(rest / 2)) {
    try {
      text = JSON.parse(`"${text}"`) as string;
    } catch {
      return text;
    }
  }
  return text;
}

/** Only a hidden value needs quotes: a number that is none of our business stays one. */
function quoted(shown: string, original: string, depth: number): string {
  if (shown === original) return original;
  const quote = `${'\\'.repeat(depth)}"`;
  return `${quote}${shown}${quote}`;
}

function stickyMatch(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
