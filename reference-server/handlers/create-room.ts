import { RoomAlias, type RoomId, UserId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import { MatrixError, refusals, refuseIf } from '../errors.ts';
import type { Home } from '../home.ts';
import { claimAlias } from './directory.ts';
import { invite, profileOf } from './membership.ts';
import { publish } from './timeline.ts';

interface Wishes {
  readonly config: JsonObject;
  readonly aliasName: string | undefined;
  readonly name: string | undefined;
  readonly topic: string | undefined;
  readonly invitees: readonly UserId[];
}

/** Makes a room with its creator in it. Binding: createRoom options. */
export function createRoom(home: Home, user: UserId, body: JsonObject): object {
  const wishes = readWishes(body);
  if (!home.rules.mayCreateRoom(user)) throw new MatrixError(refusals.forbidden('you may not create rooms'));
  return home.store.batch(() => {
    const roomId = home.ports.ids.roomId(home.config.serverName);
    const alias = wishes.aliasName && RoomAlias.parse(`#${wishes.aliasName}:${home.config.serverName}`);
    if (alias) claimAlias(home, alias, roomId);
    fillRoom(home, user, roomId, wishes);
    return alias ? { room_id: roomId, room_alias: alias } : { room_id: roomId };
  });
}

function fillRoom(home: Home, user: UserId, roomId: RoomId, { config, name, topic, invitees }: Wishes): void {
  const state = (type: string, content: JsonObject, stateKey = ''): void => {
    refuseIf(home.rules.contentSizeRefusal(content, home.config.limits.eventBytes));
    publish(home, { roomId, type, sender: user, stateKey, content });
  };
  state('m.room.member', { ...profileOf(home, user), membership: 'join' }, user);
  state('m.room.config', config);
  if (name !== undefined) state('m.room.name', { name });
  if (topic !== undefined) state('m.room.topic', { topic });
  for (const invitee of invitees) invite(home, { roomId, user }, invitee);
}

function readWishes(body: JsonObject): Wishes {
  const invitees = UserId.array()
    .max(100)
    .safeParse(body.invite ?? []);
  if (!invitees.success) throw new MatrixError(refusals.badJson('invite must be a list of user ids'));
  const aliasName = optionalText(body, 'room_alias_name');
  if (aliasName !== undefined && /[:\s]/.test(aliasName)) {
    throw new MatrixError(refusals.unknown('room_alias_name must be a localpart without colon or blank'));
  }
  return {
    config: { ...body, visibility: optionalText(body, 'visibility') ?? 'public' },
    aliasName: aliasName || undefined,
    name: optionalText(body, 'name'),
    topic: optionalText(body, 'topic'),
    invitees: invitees.data,
  };
}

function optionalText(body: JsonObject, key: string): string | undefined {
  const value = body[key] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw new MatrixError(refusals.badJson(`${key} must be a string`));
}
