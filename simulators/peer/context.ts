import type { PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import { keyOf, refOf, refsIn } from './pdu-refs.ts';
import { isState } from './pdu-spelling.ts';

/** A request to join is addressed to one server, and not every server keeps it: nothing is made to refer to it. */
const joinRequest = 'm.room.invite_join';

/** A room as the peer knows it: its PDUs with origin-first references, and what follows from them. */
export class Context {
  /** The room id. */
  readonly id: string;
  /** The alias under which the peer lists it, if any. */
  readonly alias: string | undefined;
  readonly #pdus = new Map<string, JsonObject>();
  readonly #state = new Map<string, JsonObject>();
  readonly #referred = new Set<string>();
  readonly #extremities = new Map<string, PduRef>();
  #depth = -1;

  constructor(id: string, alias?: string) {
    this.id = id;
    this.alias = alias;
  }

  /** Every PDU, in the order they came to be known. */
  get pdus(): readonly JsonObject[] {
    return [...this.#pdus.values()];
  }

  /** The current state: the last known PDU for each type and state key. */
  get state(): readonly JsonObject[] {
    return [...this.#state.values()];
  }

  /** The PDUs that no other refers to yet. The next one refers to all of them. */
  get extremities(): readonly PduRef[] {
    return [...this.#extremities.values()];
  }

  /** The depth of the next PDU. */
  get nextDepth(): number {
    return this.#depth + 1;
  }

  /** Takes a PDU in. One without an id of its own, or known already, changes nothing. */
  add(pdu: JsonObject): void {
    const ref = refOf(pdu);
    if (!ref || this.#pdus.has(keyOf(ref))) return;
    this.#pdus.set(keyOf(ref), pdu);
    for (const earlier of refsIn(pdu).map(keyOf)) {
      this.#referred.add(earlier);
      this.#extremities.delete(earlier);
    }
    const isNewest = !this.#referred.has(keyOf(ref)) && pdu.pdu_type !== joinRequest;
    if (isNewest) this.#extremities.set(keyOf(ref), ref);
    if (isState(pdu)) this.#state.set(stateKeyOf(pdu.pdu_type, pdu.state_key ?? ''), pdu);
    if (typeof pdu.depth === 'number') this.#depth = Math.max(this.#depth, pdu.depth);
  }

  find(ref: PduRef): JsonObject | undefined {
    return this.#pdus.get(keyOf(ref));
  }

  currentState(type: string, stateKey = ''): JsonObject | undefined {
    return this.#state.get(stateKeyOf(type, stateKey));
  }

  /** `invite`, `join`, `leave`; undefined for a user who was never mentioned. */
  membershipOf(userId: string): unknown {
    return contentOf(this.currentState('m.room.member', userId)).membership;
  }

  /** The users who are joined. */
  get members(): readonly string[] {
    return this.state
      .filter((pdu) => pdu.pdu_type === 'm.room.member' && contentOf(pdu).membership === 'join')
      .map((pdu) => pdu.state_key)
      .filter((userId) => typeof userId === 'string');
  }

  /** The named PDUs and what came before them, nearest first, at most `limit`. Binding §8.6. */
  backfill(from: readonly PduRef[], limit: number): readonly JsonObject[] {
    const found = new Map<string, JsonObject>();
    const queue = [...from];
    for (let ref = queue.shift(); ref && found.size < limit; ref = queue.shift()) {
      const pdu = this.find(ref);
      if (!pdu || found.has(keyOf(ref))) continue;
      found.set(keyOf(ref), pdu);
      queue.push(...refsIn(pdu));
    }
    return [...found.values()];
  }
}

function contentOf(pdu: JsonObject | undefined): JsonObject {
  return JsonObject.safeParse(pdu?.content).data ?? {};
}

function stateKeyOf(type: unknown, stateKey: unknown): string {
  return JSON.stringify([type, stateKey]);
}
