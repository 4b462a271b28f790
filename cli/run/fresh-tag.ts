import { randomInt } from 'node:crypto';

/** Tells the names of a run from those of every other run against the same target. */
export function freshTag(startedAt: Date): string {
  return `${startedAt.getTime().toString(36)}${randomInt(36 ** 2).toString(36)}`;
}
