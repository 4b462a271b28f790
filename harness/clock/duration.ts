const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** What a duration looks like where somebody writes one. */
export const durationForm = 'a number with ms, s, m or h, such as 5s';

/** Reads a duration such as `500ms`, `5s` or `2m` into milliseconds; undefined where it is none. */
export function readDuration(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d+)(ms|s|m|h)$/.exec(text) ?? [];
  const factor = unitMs[unit];
  return factor === undefined ? undefined : Number(count) * factor;
}
