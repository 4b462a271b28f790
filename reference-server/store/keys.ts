import type { PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';

/** One key for several strings; no two lists of strings share one, whatever the strings contain. */
export function keyOf(...parts: readonly string[]): string {
  return parts.map((part) => `${part.length}:${part}`).join('');
}

/** Where a PDU is referred to. */
export function refOf(pdu: { origin: PduRef[0]; pdu_id: PduRef[1] }): PduRef {
  return [pdu.origin, pdu.pdu_id];
}
