import { z } from 'zod';

/**
 * Names and ids as they appear on the wire. The draft calls most of them opaque, so a schema asks only for
 * what the draft says of the id's form; two brands keep ids of different meaning from being mixed up.
 */

/** A home server's name: a domain, or `host:port`. Draft: Transactions and EDUs/PDUs; Glossary. */
export const ServerName = z.string().min(1).brand<'ServerName'>();
export type ServerName = z.infer<typeof ServerName>;

/** `@localpart:domain`; the domain starts after the first colon and may hold a port. Draft: Glossary. */
export const UserId = z
  .string()
  .regex(/^@[^:]+:.+$/s, 'a user id is @localpart:domain')
  .brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;

/** An opaque room id. Draft: Rooms. */
export const RoomId = z.string().min(1).brand<'RoomId'>();
export type RoomId = z.infer<typeof RoomId>;

/** `#name:domain`. Draft: Rooms, "Aliases". */
export const RoomAlias = z
  .string()
  .regex(/^#[^:]*:.+$/s, 'a room alias is #name:domain')
  .brand<'RoomAlias'>();
export type RoomAlias = z.infer<typeof RoomAlias>;

/** The id a client sees on an event. */
export const EventId = z.string().min(1).brand<'EventId'>();
export type EventId = z.infer<typeof EventId>;

/** A PDU's id; unique only together with its origin. Draft: Transactions and EDUs/PDUs. */
export const PduId = z.string().min(1).brand<'PduId'>();
export type PduId = z.infer<typeof PduId>;

/** The id of a federation transaction, made by its origin. Draft: Transactions and EDUs/PDUs. */
export const TransactionId = z.string().min(1).brand<'TransactionId'>();
export type TransactionId = z.infer<typeof TransactionId>;

/** The suffix a client chooses for a repeatable PUT. Requirement: arch.txn-id. */
export const ClientTxnId = z.string().min(1).brand<'ClientTxnId'>();
export type ClientTxnId = z.infer<typeof ClientTxnId>;

/** The home server part of a user id, a room id or an alias: everything after the first colon. */
export function domainOf(id: string): ServerName {
  return ServerName.parse(id.slice(id.indexOf(':') + 1));
}

/** The part between the sigil and the first colon. */
export function localpartOf(id: string): string {
  const colon = id.indexOf(':');
  return id.slice(1, colon === -1 ? undefined : colon);
}
