import type { EventId } from '../../../spec/wire/ids.ts';
import { parseJson } from '../../json-text.ts';
import type { Sequence } from '../sequence.ts';
import type { EventStore, Standing, StoredEvent } from '../store.ts';
import type { Row, Statements } from './statements.ts';

const columns = 'e.event_id, e.pdu, e.standing, e.position, e.history_order';

export function eventOf(row: Row): StoredEvent {
  return {
    eventId: row.event_id as EventId,
    pdu: parseJson(row.pdu as string) as StoredEvent['pdu'],
    standing: row.standing as Standing,
    position: row.position as number,
    order: row.history_order as number,
  };
}

export function sqliteEvents(sql: Statements, sequence: Sequence): EventStore {
  const place = 'UPDATE events SET standing = ?, position = ?, history_order = ? WHERE origin = ? AND pdu_id = ?';
  const update = (event: StoredEvent): StoredEvent => {
    const { standing, position, order, pdu } = event;
    sql.run(place, standing, position, order, pdu.origin, pdu.pdu_id);
    return event;
  };
  return {
    append({ eventId, pdu, standing }) {
      const position = sequence.next();
      const { origin, pdu_id: pduId, context } = pdu;
      sql.run(
        `INSERT OR REPLACE INTO events (origin, pdu_id, event_id, room_id, pdu, standing, position, history_order)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[origin, pduId, eventId, context, JSON.stringify(pdu), standing, position, position],
      );
      for (const [toOrigin, toPduId] of pdu.prev_pdus) {
        sql.run(
          'INSERT OR IGNORE INTO event_references VALUES (?, ?, ?, ?, ?)',
          context,
          toOrigin,
          toPduId,
          origin,
          pduId,
        );
      }
      return { eventId, pdu, standing, position, order: position };
    },
    byRef(origin, pduId) {
      const row = sql.row(`SELECT ${columns} FROM events e WHERE origin = ? AND pdu_id = ?`, origin, pduId);
      return row && eventOf(row);
    },
    setStanding(event, standing) {
      if (standing !== 'shown') return update({ ...event, standing });
      const position = sequence.next();
      return update({ ...event, standing, position, order: position });
    },
    moveToEnd(event) {
      update({ ...event, order: sequence.next() });
    },
    referringTo: (roomId, [origin, pduId]) =>
      sql
        .rows(
          `SELECT ${columns} FROM event_references r JOIN events e ON e.origin = r.origin AND e.pdu_id = r.pdu_id
           WHERE r.room_id = ? AND r.to_origin = ? AND r.to_pdu_id = ? ORDER BY e.position`,
          ...[roomId, origin, pduId],
        )
        .map(eventOf),
    held: (roomId) =>
      sql
        .rows(
          `SELECT ${columns} FROM events e WHERE standing = 'held' AND room_id = ifnull(?, room_id) ORDER BY position`,
          roomId ?? null,
        )
        .map(eventOf),
    history(roomId, { after, upTo, limit, newestFirst }) {
      const direction = newestFirst ? 'DESC' : 'ASC';
      const query = `SELECT ${columns} FROM events e WHERE room_id = ? AND standing = 'shown'
        AND history_order > ? AND history_order <= ? ORDER BY history_order ${direction} LIMIT ?`;
      return sql.rows(query, roomId, after, upTo, limit).map(eventOf);
    },
    giveUp: ([origin, pduId]) => sql.run('INSERT OR IGNORE INTO given_up VALUES (?, ?)', origin, pduId),
    isGivenUp: ([origin, pduId]) =>
      sql.row('SELECT 1 AS found FROM given_up WHERE origin = ? AND pdu_id = ?', origin, pduId) !== undefined,
    position: () => sequence.last(),
  };
}
