import type { Exchange } from '../../harness/wire/exchange.ts';
import type { ClientTxnId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';

export interface CreateRoomOptions {
  readonly visibility?: 'public' | 'private';
  /** Localpart of the alias. */
  readonly aliasName?: string;
  /** Makes the request repeatable. */
  readonly txnId?: ClientTxnId;
}

export interface PageOptions {
  readonly from?: string;
  /** `b`: newest first. */
  readonly dir?: 'b' | 'f';
  readonly limit?: number;
}

export interface EventsOptions {
  /** The token to resume from; now when left out. */
  readonly from?: string;
  /** How long the target is asked to wait for events, in milliseconds. */
  readonly timeoutMs: number;
}

/** What a user agent asks a home server for. An edition spells it; the exchange comes back whatever came of it. */
export interface ClientVerbs {
  /** Asks for an account; both are sent only when they are given. A completed one becomes the client's session. */
  register(account: { readonly localpart?: string; readonly password?: string }): Promise<Exchange>;
  /** Asks how to register. */
  registerFlows(): Promise<Exchange>;
  /** Submits one stage of a registration, as it is. */
  registerStage(stage: JsonObject): Promise<Exchange>;
  loginFlows(): Promise<Exchange>;
  /** Submits one stage of a login, as it is. A completed login becomes the client's session. */
  login(stage: JsonObject): Promise<Exchange>;

  createRoom(options?: CreateRoomOptions): Promise<Exchange>;
  joinRoom(roomIdOrAlias: string): Promise<Exchange>;
  invite(roomId: string, userId: string): Promise<Exchange>;
  leaveRoom(roomId: string): Promise<Exchange>;
  /** Sends an event that is not state, under a fresh ClientTxnId unless one is given. */
  sendEvent(roomId: string, eventType: string, content: JsonObject, txnId?: ClientTxnId): Promise<Exchange>;
  sendMessage(roomId: string, text: string, txnId?: ClientTxnId): Promise<Exchange>;
  putState(roomId: string, eventType: string, stateKey: string, content: JsonObject): Promise<Exchange>;
  getState(roomId: string, eventType: string, stateKey?: string): Promise<Exchange>;
  getMembers(roomId: string): Promise<Exchange>;
  getMessages(roomId: string, options?: PageOptions): Promise<Exchange>;
  resolveAlias(alias: string): Promise<Exchange>;

  setDisplayName(userId: string, displayName: string): Promise<Exchange>;
  getDisplayName(userId: string): Promise<Exchange>;
  initialSync(): Promise<Exchange>;
  events(options: EventsOptions): Promise<Exchange>;
}
