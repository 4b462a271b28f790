/**
 * Characters that act on the reader instead of being read: controls (a terminal obeys them, XML 1.0 forbids most), marks that
 * turn the direction of the text around them, line separators, halves of surrogate pairs, and what is no character at all.
 * Tab and newline stay; so do the joiners, which names are spelt with.
 */
const acting = /(?![\t\n])[\p{Control}\p{Surrogate}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\ufeff]/gu;

/** The text with every such character spelt out, so that what a target sent can be shown anywhere and stays evidence. */
export function visibleText(text: string): string {
  return text.replaceAll(acting, spellOut);
}

function spellOut(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** The same value with every string in it made visible, keys of objects included. */
export function visible<T>(value: T): T;
export function visible(value: unknown): unknown {
  if (typeof value === 'string') return visibleText(value);
  if (Array.isArray(value)) return value.map((item) => visible(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [visibleText(key), visible(item)]));
}
