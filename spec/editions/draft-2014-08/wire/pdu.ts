import { z } from 'zod';
import { PduId, ServerName, UnicodeText } from '../../../wire/ids.ts';
import { JsonObject } from '../../../wire/json.ts';

/** A reference to a PDU: `[origin, pdu_id]`. Draft: Transactions and EDUs/PDUs. */
export const PduRef = z.tuple([ServerName, PduId]);
export type PduRef = z.infer<typeof PduRef>;

const eventKeys = {
  pdu_id: PduId,
  context: UnicodeText.min(1),
  origin: ServerName,
  /** Milliseconds since the UNIX epoch, at the origin. */
  ts: z.number(),
  pdu_type: UnicodeText,
  prev_pdus: z.array(PduRef),
  content: JsonObject,
  is_state: z.boolean(),
  /** The sending user. Not in the draft's example; without it no client event can be made. */
  user_id: UnicodeText.optional(),
  depth: z.number().optional(),
};

const stateKeys = {
  state_key: UnicodeText.nullish(),
  power_level: z.union([z.number(), z.string()]).nullish(),
  prev_state_id: PduId.nullish(),
  prev_state_origin: ServerName.nullish(),
};

/**
 * A Persisted Data Unit with the draft's keys and spelling. Draft: Transactions and EDUs/PDUs.
 * Dialect differences (pair order, `is_state` as 0/1) are undone before this schema is asked.
 */
export const Pdu = z.looseObject({ ...eventKeys, ...stateKeys });
export type Pdu = z.infer<typeof Pdu>;
