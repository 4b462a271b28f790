import { domainOf, type RoomAlias, type RoomId, type ServerName, type UserId } from '../../../spec/wire/ids.ts';
import { parseJson } from '../../json-text.ts';
import { membershipOf } from '../membership-of.ts';
import type { MembershipValue, PendingJoin, RoomStore } from '../store.ts';
import { eventOf } from './events.ts';
import type { Statements } from './statements.ts';

const stateEvents = `SELECT e.event_id, e.pdu, e.standing, e.position, e.history_order
  FROM state s JOIN events e ON e.origin = s.origin AND e.pdu_id = s.pdu_id`;

/** Goes from one server to the next in the index, past all users of each. */
const hostsOf = `WITH RECURSIVE found (host) AS (
    SELECT min(host) FROM state WHERE room_id = ?1 AND membership = ?2
    UNION ALL
    SELECT (SELECT min(host) FROM state WHERE room_id = ?1 AND membership = ?2 AND host > found.host)
    FROM found WHERE found.host IS NOT NULL
  ) SELECT host FROM found WHERE host IS NOT NULL`;

export function sqliteRooms(sql: Statements): RoomStore {
  return {
    putAlias: (alias, { roomId, servers }) =>
      sql.run(
        `INSERT INTO aliases (alias, room_id, servers) VALUES (?, ?, ?)
         ON CONFLICT (alias) DO UPDATE SET room_id = excluded.room_id, servers = excluded.servers`,
        ...[alias, roomId, JSON.stringify(servers)],
      ),
    alias(alias) {
      const row = sql.row('SELECT room_id, servers FROM aliases WHERE alias = ?', alias);
      return row && { roomId: row.room_id as RoomId, servers: JSON.parse(row.servers as string) };
    },
    aliases: () =>
      sql
        .rows('SELECT alias, room_id FROM aliases ORDER BY made')
        .map((row) => ({ alias: row.alias as RoomAlias, roomId: row.room_id as RoomId })),
    setState({ pdu }) {
      const membership = membershipOf(pdu) ?? null;
      const stateKey = pdu.state_key ?? '';
      const host = membership === null ? null : domainOf(stateKey);
      sql.run(
        'INSERT OR REPLACE INTO state VALUES (?, ?, ?, ?, ?, ?, ?)',
        ...[pdu.context, pdu.pdu_type, stateKey, pdu.origin, pdu.pdu_id, membership, host],
      );
    },
    state(roomId, type, stateKey) {
      const row = sql.row(
        `${stateEvents} WHERE s.room_id = ? AND s.type = ? AND s.state_key = ?`,
        roomId,
        type,
        stateKey,
      );
      return row && eventOf(row);
    },
    currentState: (roomId) => sql.rows(`${stateEvents} WHERE s.room_id = ? ORDER BY e.position`, roomId).map(eventOf),
    statePage(roomId, [type, stateKey] = ['', ''], limit) {
      const query = `${stateEvents} WHERE s.room_id = ? AND (s.type, s.state_key) > (?, ?)
        ORDER BY s.type, s.state_key LIMIT ?`;
      return sql.rows(query, roomId, type, stateKey, limit).map(eventOf);
    },
    membership(roomId, userId) {
      const query = "SELECT membership FROM state WHERE room_id = ? AND type = 'm.room.member' AND state_key = ?";
      return (sql.row(query, roomId, userId)?.membership ?? undefined) as MembershipValue | undefined;
    },
    memberships(roomId) {
      const query = 'SELECT state_key, membership FROM state WHERE room_id = ? AND membership IS NOT NULL';
      const rows = sql.rows(query, roomId);
      return new Map(rows.map((row) => [row.state_key as UserId, row.membership as MembershipValue]));
    },
    hosts: (roomId, membership) => sql.rows(hostsOf, roomId, membership).map((row) => row.host as ServerName),
    hasHost(roomId, membership, host) {
      const query = 'SELECT 1 AS found FROM state WHERE room_id = ? AND membership = ? AND host = ? LIMIT 1';
      return sql.row(query, roomId, membership, host) !== undefined;
    },
    usersOf(roomId, membership, host) {
      const query = 'SELECT state_key FROM state WHERE room_id = ? AND membership = ? AND host = ? ORDER BY state_key';
      return sql.rows(query, roomId, membership, host).map((row) => row.state_key as UserId);
    },
    roomsOf(userId) {
      const query =
        'SELECT room_id, membership FROM state WHERE state_key = ? AND membership IS NOT NULL ORDER BY room_id';
      const rows = sql.rows(query, userId);
      return rows.map((row) => ({ roomId: row.room_id as RoomId, membership: row.membership as MembershipValue }));
    },
    extremities: (roomId) =>
      JSON.parse(
        (sql.row('SELECT refs FROM extremities WHERE room_id = ?', roomId)?.refs as string | undefined) ?? '[]',
      ),
    setExtremities: (roomId, refs) =>
      sql.run('INSERT OR REPLACE INTO extremities VALUES (?, ?)', roomId, JSON.stringify(refs)),
    putPendingJoin: (roomId, userId, { host, state }) =>
      sql.run('INSERT OR REPLACE INTO pending_joins VALUES (?, ?, ?, ?)', roomId, userId, host, JSON.stringify(state)),
    pendingJoin(roomId, userId) {
      const row = sql.row('SELECT host, state FROM pending_joins WHERE room_id = ? AND user_id = ?', roomId, userId);
      return row && { host: row.host as ServerName, state: parseJson(row.state as string) as PendingJoin['state'] };
    },
    removePendingJoin: (roomId, userId) =>
      sql.run('DELETE FROM pending_joins WHERE room_id = ? AND user_id = ?', roomId, userId),
  };
}
