import { type Endpoint, endpointsBy } from '../../../dialects/dialect.ts';

/** What a user is asked for before there is a token. */
const open = endpointsBy('none', {
  register: 'POST {client}/register',
  registerFlows: 'GET {client}/register',
  loginFlows: 'GET {client}/login',
  login: 'POST {client}/login',
  loginFallback: 'GET {client}/login/fallback',
  loginRedirect: 'GET {client}/login/oauth2/redirect',
});

/** What only a user may ask for. Draft: Registration and login. */
const byToken = endpointsBy('query-token', {
  createRoom: 'POST {client}/createRoom',
  createRoomTxn: 'PUT {client}/createRoom/{txnId}',
  joinByIdOrAlias: 'POST {client}/join/{roomIdOrAlias}',
  joinRoom: 'POST {client}/rooms/{roomId}/join',
  inviteToRoom: 'POST {client}/rooms/{roomId}/invite',
  leaveRoom: 'POST {client}/rooms/{roomId}/leave',
  putState: 'PUT {client}/rooms/{roomId}/state/{eventType}',
  getState: 'GET {client}/rooms/{roomId}/state/{eventType}',
  putStateKeyed: 'PUT {client}/rooms/{roomId}/state/{eventType}/{stateKey}',
  getStateKeyed: 'GET {client}/rooms/{roomId}/state/{eventType}/{stateKey}',
  getMembers: 'GET {client}/rooms/{roomId}/members',
  getMessages: 'GET {client}/rooms/{roomId}/messages',
  sendEvent: 'POST {client}/rooms/{roomId}/send/{eventType}',
  sendEventTxn: 'PUT {client}/rooms/{roomId}/send/{eventType}/{txnId}',
  getAlias: 'GET {client}/directory/room/{alias}',
  putAlias: 'PUT {client}/directory/room/{alias}',
  getInitialSync: 'GET {client}/initialSync',
  getEvents: 'GET {client}/events',
  getDisplayName: 'GET {client}/profile/{userId}/displayname',
  putDisplayName: 'PUT {client}/profile/{userId}/displayname',
  getAvatarUrl: 'GET {client}/profile/{userId}/avatar_url',
  putAvatarUrl: 'PUT {client}/profile/{userId}/avatar_url',
  getPresence: 'GET {client}/presence/{userId}/status',
  putPresence: 'PUT {client}/presence/{userId}/status',
});

/** What servers ask each other for. The draft leaves signing open (Security). */
const federation = endpointsBy('none', {
  fedSend: 'PUT {federation}/send/{txnId}/',
  fedPull: 'GET {federation}/pull/',
  fedPdu: 'GET {federation}/pdu/{origin}/{pduId}/',
  fedState: 'GET {federation}/state/{context}/',
  fedBackfill: 'GET {federation}/backfill/{context}/',
  fedContext: 'GET {federation}/context/{context}/',
  fedQuery: 'GET {federation}/query/{queryType}',
});

/** Every endpoint of the draft by its name; where the draft has no path, at that of the server of its day. */
export const endpoints = { ...open, ...byToken, ...federation } satisfies Record<string, Endpoint>;
export type EndpointName = keyof typeof endpoints;
