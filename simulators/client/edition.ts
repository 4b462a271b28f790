import type { Exchange } from '../../harness/wire/exchange.ts';
import type { ClientTxnId, RoomAlias, RoomId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import type { Ask, Patience } from './ask.ts';
import type { PageIn } from './events.ts';
import type { Session } from './session.ts';
import type { ClientVerbs } from './verbs.ts';

/** What the verbs of an edition are made from. */
export interface VerbTools {
  readonly ask: Ask;
  /** Takes the session of a completed registration or login. */
  readonly adopt: (session: Session) => void;
  /** A ClientTxnId not used before. */
  readonly freshTxnId: () => ClientTxnId;
  readonly patience: Patience;
}

/** A room as the answer that made or found it names it. */
export interface NamedRoom {
  readonly roomId: RoomId;
  readonly alias: RoomAlias | undefined;
}

/** How an edition spells what a client says, and reads what it is told. The readers give undefined where it is not there. */
export interface ClientEdition {
  readonly verbs: (tools: VerbTools) => ClientVerbs;
  /** The only stage of a login by password. */
  readonly passwordStage: (user: string, password: string) => JsonObject;
  readonly sessionIn: (exchange: Exchange) => Session | undefined;
  readonly roomIn: (exchange: Exchange) => NamedRoom | undefined;
  readonly pageIn: PageIn;
}
