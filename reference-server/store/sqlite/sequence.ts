import type { Sequence } from '../sequence.ts';
import type { Statements } from './statements.ts';

/** Positions reserved by one write. As many may be skipped by a restart. */
const reserve = 1024;

/**
 * Reserves positions in the file before it gives them out: also what is not kept has one, and a client that resumes from
 * it after a restart must miss nothing.
 */
export function sqliteSequence(sql: Statements): Sequence & {
  /** A batch was undone, and with it what it may have reserved. */
  forgetReserve(): void;
} {
  const events = Number(sql.row('SELECT max(max(position), max(history_order)) AS last FROM events')?.last ?? 0);
  let last = Math.max(events, Number(sql.row('SELECT reserved FROM sequence')?.reserved ?? 0));
  let reserved = last;
  return {
    next() {
      last += 1;
      if (last > reserved) {
        reserved = last + reserve;
        sql.run('INSERT OR REPLACE INTO sequence (id, reserved) VALUES (1, ?)', reserved);
      }
      return last;
    },
    last: () => last,
    forgetReserve() {
      reserved = 0;
    },
  };
}
