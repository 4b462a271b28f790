import type { JsonObject } from '../../spec/wire/json.ts';
import type { SeenEvent } from '../seen-event.ts';
import type { PduFormat } from './format.ts';

/** A room as the peer knows it: its PDUs, and what follows from them. */
export class Context {
  /** The room id. */
  readonly id: string;
  /** The alias under which the peer lists it, if any. */
  readonly alias: string | undefined;
  readonly #format: PduFormat;
  readonly #pdus = new Map<string, JsonObject>();
  readonly #state = new Map<string, SeenEvent>();
  readonly #referred = new Set<string>();
  readonly #extremities = new Map<string, JsonObject>();
  #depth = -1;

  constructor(id: string, format: PduFormat, alias?: string) {
    this.id = id;
    this.#format = format;
    this.alias = alias;
  }

  /** Every PDU, in the order they came to be known. */
  get pdus(): readonly JsonObject[] {
    return [...this.#pdus.values()];
  }

  /** The current state: the last known PDU for each type and state key. */
  get state(): readonly JsonObject[] {
    return [...this.#state.values()].map(({ raw }) => raw);
  }

  /** The PDUs that no other refers to yet. The next one refers to all of them. */
  get extremities(): readonly JsonObject[] {
    return [...this.#extremities.values()];
  }

  /** The depth of the next PDU. */
  get nextDepth(): number {
    return this.#depth + 1;
  }

  /** Takes a PDU in. One without an id of its own, or known already, changes nothing. */
  add(pdu: JsonObject): void {
    const { keyOf, referencesOf, isForOneServer, isState, eventOf, depthOf } = this.#format;
    const key = keyOf(pdu);
    if (key === undefined || this.#pdus.has(key)) return;
    this.#pdus.set(key, pdu);
    for (const earlier of referencesOf(pdu)) {
      this.#referred.add(earlier);
      this.#extremities.delete(earlier);
    }
    if (!this.#referred.has(key) && !isForOneServer(pdu)) this.#extremities.set(key, pdu);
    const event = eventOf(pdu);
    if (isState(pdu) && event.stateKey !== undefined) this.#state.set(placeOf(event.type, event.stateKey), event);
    this.#depth = Math.max(this.#depth, depthOf(pdu) ?? -1);
  }

  /** The PDU of that key. */
  find(key: string): JsonObject | undefined {
    return this.#pdus.get(key);
  }

  /** The event that sets the state of that type and key now. */
  currentState(type: string, stateKey = ''): SeenEvent | undefined {
    return this.#state.get(placeOf(type, stateKey));
  }

  /** `invite`, `join`, `leave`; undefined for a user who was never mentioned. */
  membershipOf(userId: string): unknown {
    return this.currentState('m.room.member', userId)?.content.membership;
  }

  /** The users who are joined. */
  get members(): readonly string[] {
    return [...this.#state.values()]
      .filter(({ type, content }) => type === 'm.room.member' && content.membership === 'join')
      .map(({ stateKey = '' }) => stateKey);
  }

  /** The PDUs of those keys and what came before them, nearest first, at most `limit`. */
  backfill(keys: readonly string[], limit: number): readonly JsonObject[] {
    const found = new Map<string, JsonObject>();
    const queue = [...keys];
    for (let key = queue.shift(); key !== undefined && found.size < limit; key = queue.shift()) {
      const pdu = this.find(key);
      if (!pdu || found.has(key)) continue;
      found.set(key, pdu);
      queue.push(...this.#format.referencesOf(pdu));
    }
    return [...found.values()];
  }
}

function placeOf(type: string, stateKey: string): string {
  return JSON.stringify([type, stateKey]);
}
