import type { EpochMs } from '../harness/clock/clock.ts';
import type { JsonObject } from '../spec/wire/json.ts';

/**
 * An event as a client or a server is told of it, in one form whatever the edition. What was not said, or has the wrong type,
 * is undefined here: whether an event has the right form is judged elsewhere.
 */
export interface SeenEvent {
  /** The id that clients are shown; undefined where servers are told. */
  readonly id: string | undefined;
  /** The id of the user who sent it. */
  readonly sender: string | undefined;
  /** When its server says that it was sent. */
  readonly at: EpochMs | undefined;
  /** Empty where none was said. */
  readonly type: string;
  readonly roomId: string | undefined;
  /** Of state only. */
  readonly stateKey: string | undefined;
  /** Empty where none was said. */
  readonly content: JsonObject;
  /** As it came. */
  readonly raw: JsonObject;
}
