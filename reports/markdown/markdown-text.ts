import { clip, oneLine } from '../record/clip.ts';
import { visibleText } from '../record/visible-text.ts';

/** Text on one line, in a paragraph or a cell of a table: no character of it is markup, and no name in it notifies anybody. */
export function plain(text: string, maxChars = 300): string {
  return oneLine(visibleText(text), maxChars)
    .replaceAll(/[\\`*_{}[\]<>~#!&]/g, '\\$&')
    .replaceAll('|', '&#124;')
    .replaceAll('@', '@<!-- -->');
}

/** Text as code, on one line. */
export function code(text: string, maxChars = 300): string {
  const line = oneLine(visibleText(text), maxChars);
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = /^`|`$|^$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** Text as a block of code, at most so many characters of it. */
export function codeBlock(text: string, language: string, maxChars = 2000): string {
  const { text: kept, leftOut } = clip(visibleText(text), maxChars);
  const fence = '`'.repeat(Math.max(3, longestRun(kept) + 1));
  const rest = leftOut > 0 ? [`… ${leftOut} more characters`] : [];
  return [`${fence}${language}`, kept, ...rest, fence].join('\n');
}

/** A table. Cells are Markdown in which every `|` is spelt as a reference. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
