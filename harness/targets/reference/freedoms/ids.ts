import { randomUUID } from 'node:crypto';
import type { Ports } from '../../../../reference-server/index.ts';
import { EventId, PduId, RoomId, TransactionId } from '../../../../spec/wire/ids.ts';

/** Ids of another form than the server's own. */
export const uuids: Partial<Ports['ids']> = {
  roomId: (server) => RoomId.parse(`!${randomUUID()}:${server}`),
  eventId: () => EventId.parse(`$${randomUUID()}`),
  pduId: () => PduId.parse(randomUUID()),
  transactionId: () => TransactionId.parse(randomUUID()),
  accessToken: () => `${randomUUID()}/+=${randomUUID()}`,
  userLocalpart: () => randomUUID(),
};
