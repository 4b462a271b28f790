/** A text with escapes taken off, and where each of its characters was before. */
export interface View {
  readonly text: string;
  /** The place in the original text where the character at `index` begins; that of the end for the length. */
  readonly origin: (index: number) => number;
}

/** Percent, JSON, HTML. */
const escapes = /(?:%[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\["\\/bfnrt]|&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});/gi;

const named: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '\\b': '\b',
  '\\f': '\f',
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
};

/** Escapes within escapes that are taken off: JSON in JSON in a page, say. */
const mostLevels = 4;

/** The text itself, then as it reads with one level of escapes taken off, then two, as long as that changes it. */
export function* views(text: string): Generator<View> {
  let view: View = { text, origin: (index) => index };
  for (let level = 0; level <= mostLevels; level++) {
    yield view;
    const next = decodedOnce(view);
    if (!next) return;
    view = next;
  }
}

function decodedOnce({ text, origin }: View): View | undefined {
  const parts: string[] = [];
  /** For each piece: where it begins in the new text, and in the old one; and whether it was an escape. */
  const starts: number[] = [];
  const sources: number[] = [];
  const escaped: boolean[] = [];
  let length = 0;
  const add = (part: string, source: number, isEscape: boolean) => {
    if (part === '') return;
    starts.push(length);
    sources.push(source);
    escaped.push(isEscape);
    parts.push(part);
    length += part.length;
  };
  let done = 0;
  let changed = false;
  for (const match of text.matchAll(escapes)) {
    const plain = plainOf(match[0]);
    if (plain === match[0]) continue;
    changed = true;
    add(text.slice(done, match.index), done, false);
    add(plain, match.index, true);
    done = match.index + match[0].length;
  }
  if (!changed) return undefined;
  add(text.slice(done), done, false);
  const end = text.length;
  return {
    text: parts.join(''),
    origin(index) {
      if (index >= length) return origin(end);
      const piece = lastAtMost(starts, index);
      const offset = index - (starts[piece] ?? 0);
      const source = sources[piece] ?? 0;
      // Within an escape of several characters no place is exact: its beginning will do, as all of it is hidden.
      return origin(escaped[piece] ? source : source + offset);
    },
  };
}

function plainOf(spelt: string): string {
  const known = named[spelt.toLowerCase()];
  if (known !== undefined) return known;
  if (spelt.startsWith('%')) return percentDecoded(spelt);
  if (spelt.startsWith('\\u')) return String.fromCharCode(Number.parseInt(spelt.slice(2), 16));
  if (spelt.startsWith('\\')) return spelt.slice(1);
  const code = /^&#x/i.test(spelt) ? Number.parseInt(spelt.slice(3), 16) : Number.parseInt(spelt.slice(2), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : spelt;
}

function percentDecoded(spelt: string): string {
  try {
    return decodeURIComponent(spelt);
  } catch {
    return spelt;
  }
}

/** The last index whose value is at most `value`, in a rising list. */
function lastAtMost(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
