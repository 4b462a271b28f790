export type { Ask, Patience, RequestParts } from './ask.ts';
export { type Client, type ClientOptions, createClient } from './client.ts';
export type { History } from './history.ts';
export {
  type DrivenLogin,
  driveLogin,
  flowsIn,
  type LoginMeans,
} from './login/drive-login.ts';
export type { CreatedRoom } from './preparations.ts';
export type { CreateRoomOptions, PageOptions } from './room-verbs.ts';
export type { Seen, SeenEvent } from './seen-event.ts';
export type { Session } from './session.ts';
export type { EventStream } from './stream.ts';
