import { z } from 'zod';
import type { EpochMs } from '../clock/clock.ts';
import { jsonOf } from './body.ts';
import { nameOf } from './describe.ts';
import type { Exchange } from './exchange.ts';

/** How long to wait where a limit does not say, in milliseconds. */
const usualWaitMs = 1000;

const Limit = z.looseObject({ retry_after_ms: z.number().nonnegative() });

/** Whether the answer says no more than that we ask too fast. */
export function isLimited({ answer }: Pick<Exchange, 'answer'>): boolean {
  return answer?.status === 429;
}

/**
 * How long an answer tells us to wait before we ask again, in milliseconds: `retry_after_ms` of its body, or the header Retry-After,
 * which has seconds or a date.
 */
export function toldWaitMs({ answer }: Pick<Exchange, 'answer'>, now: EpochMs): number {
  const told = Limit.safeParse(jsonOf(answer?.body)).data?.retry_after_ms;
  if (told !== undefined) return told;
  const header = answer?.headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? usualWaitMs : Math.max(0, date - now);
}

/** What an exchange that met a rate limit says, and what to do. */
export function metLimit(limited: Exchange): string {
  return `${nameOf(limited)} met the target's rate limit: raise it for the run, then run again`;
}
