export type { SeenEvent } from '../seen-event.ts';
export type { Ask, Patience, RequestParts } from './ask.ts';
export type { Client, ClientOptions } from './client.ts';
export type { Seen } from './events.ts';
export type { History } from './history.ts';
export type { Session } from './session.ts';
export type { EventStream } from './stream.ts';
export type { ClientVerbs, CreateRoomOptions, PageOptions } from './verbs.ts';
