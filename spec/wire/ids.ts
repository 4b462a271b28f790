import { z } from 'zod';
import { readServerName } from './server-name.ts';

/**
 * Names and ids as they appear on the wire. The draft calls most of them opaque, so a schema asks only for
 * what the draft says of the id's form; two brands keep ids of different meaning from being mixed up.
 */

/** Half a surrogate pair is no Unicode: it cannot be put in UTF-8, and two ids that differ in one become the same. */
export const UnicodeText = z.string().refine((text) => text.isWellFormed(), 'this is not valid Unicode');
const opaqueId = UnicodeText.min(1);

/** A home server's name: a host and perhaps a port, nothing else. Draft: Transactions and EDUs/PDUs; Glossary. */
export const ServerName = z
  .string()
  .refine(isServerName, 'a server name is a host, an IPv4 address or an [IPv6] address, and may have a port')
  .brand<'ServerName'>();
export type ServerName = z.infer<typeof ServerName>;

/** `@localpart:domain`; the domain starts after the first colon and may hold a port. Draft: Glossary. */
export const UserId = UnicodeText.refine(
  (id) => /^@[^:]+:/.test(id) && isServerName(domainOf(id)),
  'a user id is @localpart:domain',
).brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;

/** An opaque room id. Draft: Rooms. */
export const RoomId = opaqueId.brand<'RoomId'>();
export type RoomId = z.infer<typeof RoomId>;

/** `#name:domain`. Draft: Rooms, "Aliases". */
export const RoomAlias = UnicodeText.refine(
  (id) => /^#[^:]*:/.test(id) && isServerName(domainOf(id)),
  'a room alias is #name:domain',
).brand<'RoomAlias'>();
export type RoomAlias = z.infer<typeof RoomAlias>;

/** The id a client sees on an event. */
export const EventId = opaqueId.brand<'EventId'>();
export type EventId = z.infer<typeof EventId>;

/** A PDU's id; unique only together with its origin. Draft: Transactions and EDUs/PDUs. */
export const PduId = opaqueId.brand<'PduId'>();
export type PduId = z.infer<typeof PduId>;

/** The id of a federation transaction, made by its origin. Draft: Transactions and EDUs/PDUs. */
export const TransactionId = opaqueId.brand<'TransactionId'>();
export type TransactionId = z.infer<typeof TransactionId>;

/** The suffix a client chooses for a repeatable PUT. Requirement: arch.txn-id. */
export const ClientTxnId = opaqueId.brand<'ClientTxnId'>();
export type ClientTxnId = z.infer<typeof ClientTxnId>;

/** The home server part of a user id, a room id or an alias: everything after the first colon. */
export function domainOf(id: string): ServerName {
  return id.slice(id.indexOf(':') + 1) as ServerName;
}

function isServerName(text: string): boolean {
  return readServerName(text) !== undefined;
}

/** The part between the sigil and the first colon. */
export function localpartOf(id: string): string {
  const colon = id.indexOf(':');
  return id.slice(1, colon === -1 ? undefined : colon);
}
