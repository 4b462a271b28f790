import type { JsonObject } from '../../spec/wire/json.ts';
import type { SeenEvent } from '../seen-event.ts';

/** How an edition tells what a PDU says. What a PDU does not say, or says in the wrong type, is undefined. */
export interface PduFormat {
  /** The event that the PDU carries. */
  readonly eventOf: (pdu: JsonObject) => SeenEvent;
  /** Names the PDU among all others of any server. Two PDUs of one key are the same. */
  readonly keyOf: (pdu: JsonObject) => string | undefined;
  /** The keys of the PDUs that this one refers to. */
  readonly referencesOf: (pdu: JsonObject) => readonly string[];
  readonly idOf: (pdu: JsonObject) => string | undefined;
  readonly originOf: (pdu: JsonObject) => string | undefined;
  readonly depthOf: (pdu: JsonObject) => number | undefined;
  readonly isState: (pdu: JsonObject) => boolean;
  /** Whether it is meant for one server alone, so that others need not have it and nothing may refer to it. */
  readonly isForOneServer: (pdu: JsonObject) => boolean;
}
