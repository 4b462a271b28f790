import type { UserId } from '../../../spec/wire/ids.ts';
import type { Ephemerals } from '../memory/ephemerals.ts';
import type { StreamItem, StreamStore } from '../store.ts';
import { streamPage } from '../stream-page.ts';
import { eventOf } from './events.ts';
import type { Row, Statements } from './statements.ts';

export function sqliteStreams(sql: Statements, ephemerals: Ephemerals): StreamStore {
  return {
    deliver({ position, pdu }, users) {
      for (const user of users) {
        sql.run('INSERT OR REPLACE INTO streams VALUES (?, ?, ?, ?)', user, position, pdu.origin, pdu.pdu_id);
      }
    },
    deliverEphemeral: ephemerals.deliver,
    after(userId, position, limit) {
      const page = rowsAfter(sql, userId, position, limit).map(itemOf);
      return streamPage(page, ephemerals.after(userId, position), limit);
    },
  };
}

function rowsAfter(sql: Statements, userId: UserId, position: number, limit: number): readonly Row[] {
  const query = `SELECT e.event_id, e.pdu, e.standing, s.position, e.history_order
    FROM streams s JOIN events e ON e.origin = s.origin AND e.pdu_id = s.pdu_id
    WHERE s.user_id = ? AND s.position > ? ORDER BY s.position LIMIT ?`;
  return sql.rows(query, userId, position, limit);
}

function itemOf(row: Row): StreamItem {
  const event = eventOf(row);
  return { kind: 'event', position: event.position, event };
}
