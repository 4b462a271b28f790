import type { RoomAlias, RoomId } from '../../spec/wire/ids.ts';
import type { Home } from '../home.ts';
import { isPublic, joinedUsers } from './room-facts.ts';

/** Public rooms that have an alias here. Binding: directory and public rooms. */
export function publicRooms(home: Home): object {
  const aliases = new Map<RoomId, RoomAlias[]>();
  for (const { alias, roomId } of home.store.rooms.aliases()) {
    aliases.set(roomId, [...(aliases.get(roomId) ?? []), alias]);
  }
  const listed = [...aliases].filter(([roomId]) => isPublic(home, roomId));
  const chunk = listed.map(([roomId, names]) => ({
    room_id: roomId,
    aliases: names,
    name: stateText(home, roomId, 'm.room.name', 'name'),
    topic: stateText(home, roomId, 'm.room.topic', 'topic'),
    num_joined_members: joinedUsers(home, roomId).length,
  }));
  return { chunk, start: 'START', end: 'END' };
}

function stateText({ store }: Home, roomId: RoomId, type: string, key: string): string | null {
  const value = store.rooms.state(roomId, type, '')?.pdu.content[key];
  return typeof value === 'string' ? value : null;
}
