/** Lines of the draft in words: `line 44`, `lines 40-41,50`. */
export function linesText(lines: string): string {
  return `${/[-,]/.test(lines) ? 'lines' : 'line'} ${lines.replaceAll(',', ', ')}`;
}
