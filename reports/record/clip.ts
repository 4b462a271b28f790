/** At most so many characters of a text, and how many were left out. Never cuts a character in two. */
export function clip(text: string, maxChars: number): { text: string; leftOut: number } {
  if (text.length <= maxChars) return { text, leftOut: 0 };
  const kept = text.slice(0, maxChars).replace(/[\ud800-\udbff]$/, '');
  return { text: kept, leftOut: text.length - kept.length };
}

/** The text on one line, at most so many characters, with `…` for what was left out. */
export function oneLine(text: string, maxChars: number): string {
  const { text: kept, leftOut } = clip(text.replaceAll(/\s+/g, ' ').trim(), maxChars);
  return leftOut > 0 ? `${kept.trimEnd()} …` : kept;
}
