/**
 * A dialect says how a home server spells what the draft leaves open: data, no behaviour.
 * A target profile may override single entries.
 */
export interface Dialect {
  readonly name: string;
  readonly prefixes: { readonly client: string; readonly federation: string; readonly content: string };
  /** `METHOD {prefix}/path/{parameter}`; the trailing slash is part of the template. */
  readonly endpoints: Readonly<Record<EndpointName, string>>;
  /** The order of the two members of a `prev_pdus` pair. */
  readonly prevPdus: 'origin-first' | 'id-first';
  /** Keys of a transaction's body that a server of this dialect may leave out. */
  readonly optionalTransactionKeys: readonly ('transaction_id' | 'destination' | 'prev_ids')[];
  /** Whether a transaction's `ts` may have a fraction. */
  readonly fractionalTs: boolean;
  /** What a success with nothing to say looks like. */
  readonly voidBody: '{}' | '""';
  /** How `is_state` is spelt in answers. */
  readonly isState: 'boolean' | 'number';
  /** How user ids are put into paths. */
  readonly userIdsInPaths: 'percent-encoded' | 'raw';
}

export const endpointNames = [
  'register',
  'registerFlows',
  'loginFlows',
  'login',
  'loginFallback',
  'createRoom',
  'createRoomTxn',
  'joinByIdOrAlias',
  'joinRoom',
  'inviteToRoom',
  'leaveRoom',
  'putState',
  'getState',
  'putStateKeyed',
  'getStateKeyed',
  'getMembers',
  'getMessages',
  'sendEvent',
  'sendEventTxn',
  'getAlias',
  'putAlias',
  'getInitialSync',
  'getEvents',
  'getDisplayName',
  'putDisplayName',
  'getAvatarUrl',
  'putAvatarUrl',
  'getPresence',
  'putPresence',
  'fedSend',
  'fedPull',
  'fedPdu',
  'fedState',
  'fedBackfill',
  'fedContext',
  'fedQuery',
] as const;
export type EndpointName = (typeof endpointNames)[number];
