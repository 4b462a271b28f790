import type { Requirement } from '../../registry.ts';

/** Where a row stands, in words: `line 44 of the draft`, `lines 40-41, 50 of the draft`. */
export function sourceOf({ lines = '' }: Pick<Requirement, 'lines'>): string {
  return `${/[-,]/.test(lines) ? 'lines' : 'line'} ${lines.replaceAll(',', ', ')} of the draft`;
}
