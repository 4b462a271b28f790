/** The lines `40-41,50` of a text, as they stand there but for the white space around them. */
export function quote(text: string, lines: string): string {
  const all = text.split(/\r?\n/);
  const passages = lines.split(',').map((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return all.slice(first - 1, last).join('\n');
  });
  return passages.join('\n…\n').replaceAll(/^\s*\n|\s+$/g, '');
}
