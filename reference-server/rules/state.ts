import { createHash } from 'node:crypto';
import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';

/** Two lines of state PDUs for one key, newest first, down to but without the last PDU they have in common. */
export interface StateBranches {
  readonly current: readonly Pdu[];
  readonly incoming: readonly Pdu[];
}

/**
 * Whether the incoming state PDU replaces the current one (decisions: Conflicting state). A PDU that replaces
 * exactly what is current wins; else the branch of higher power, the longer one, the one of higher SHA-1.
 * Every server that knows both branches decides alike. Requirement: room.state.
 */
export function replacesState({ current, incoming }: StateBranches): boolean {
  if (current.length === 0) return true;
  if (incoming.length === 0) return false;
  const byPower = highestPower(incoming) - highestPower(current);
  if (byPower !== 0) return byPower > 0;
  if (incoming.length !== current.length) return incoming.length > current.length;
  return digest(incoming) > digest(current);
}

function highestPower(branch: readonly Pdu[]): number {
  return Math.max(...branch.map((pdu) => Number(pdu.power_level ?? 0) || 0));
}

function digest(branch: readonly Pdu[]): string {
  const hash = createHash('sha1');
  for (const pdu of branch) hash.update(pdu.pdu_id + pdu.origin);
  return hash.digest('hex');
}
