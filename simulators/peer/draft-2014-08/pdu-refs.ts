import { z } from 'zod';
import { PduRef } from '../../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { JsonObject } from '../../../spec/wire/json.ts';

const Refs = z.array(z.unknown());

/** What a PDU calls itself: `[origin, pdu_id]`; undefined when it does not. */
export function refOf(pdu: JsonObject): PduRef | undefined {
  return PduRef.safeParse([pdu.origin, pdu.pdu_id]).data;
}

/** The PDUs that one refers to, as far as they are pairs. The spelling is origin first. */
export function refsIn(pdu: JsonObject): readonly PduRef[] {
  const refs = Refs.safeParse(pdu.prev_pdus).data ?? [];
  return refs.map((ref) => PduRef.safeParse(ref).data).filter((ref) => ref !== undefined);
}

/** One string per (origin, pdu_id), which name a PDU only together. */
export function keyOf([origin, pduId]: PduRef): string {
  return JSON.stringify([origin, pduId]);
}
