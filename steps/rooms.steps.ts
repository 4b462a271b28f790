import { Given, Then, When } from '@cucumber/cucumber';
import { z } from 'zod';
import { answerOf } from '../harness/checks/answered.ts';
import { shaped, that } from '../harness/checks/compare.ts';
import { accepted } from '../harness/checks/exchange-checks.ts';
import { jsonOf } from '../harness/wire/body.ts';
import { show } from '../harness/wire/describe.ts';
import { RoomAlias, RoomId } from '../spec/wire/ids.ts';
import type { Example } from './cast/world.ts';

type Visibility = 'public' | 'private';

const CreatedRoom = z.looseObject({ room_id: RoomId });

async function makeRoom(example: Example, name: string, visibility: Visibility): Promise<void> {
  const { roomId, alias } = await example.cast.client(name).mustCreateRoom({ visibility });
  example.notes.room.value = { roomId, alias };
}

Given('{client} has made a public room', function (this: Example, name: string) {
  return makeRoom(this, name, 'public');
});

Given('{client} has made a private room', function (this: Example, name: string) {
  return makeRoom(this, name, 'private');
});

Given('{client} has made a public room with an alias', async function (this: Example, name: string) {
  const aliasName = this.cast.freshLocalpart('room');
  const { roomId, alias } = await this.cast.client(name).mustCreateRoom({ visibility: 'public', aliasName });
  this.notes.room.value = {
    roomId,
    alias: alias ?? RoomAlias.parse(`#${aliasName}:${this.target.servers[0].serverName}`),
  };
});

Given('{client} has joined the room', async function (this: Example, name: string) {
  await this.cast.client(name).mustJoinRoom(this.notes.room.value.roomId);
});

Given('{client} and {client} share another room', async function (this: Example, host: string, guest: string) {
  const { roomId } = await this.cast.client(host).mustCreateRoom({ visibility: 'public' });
  await this.cast.client(guest).mustJoinRoom(roomId);
  this.notes.otherRoom.value = { roomId };
});

When('{client} makes a public room', async function (this: Example, name: string) {
  this.notes.exchange.value = await this.cast.client(name).createRoom({ visibility: 'public' });
});

When('{client} makes a private room', async function (this: Example, name: string) {
  this.notes.exchange.value = await this.cast.client(name).createRoom({ visibility: 'private' });
});

When('{client} makes two rooms alike', async function (this: Example, name: string) {
  const client = this.cast.client(name);
  const first = await client.mustCreateRoom({ visibility: 'private' });
  this.notes.room.value = { roomId: first.roomId };
  this.notes.exchange.value = await client.createRoom({ visibility: 'private' });
});

When('{client} joins the room', async function (this: Example, name: string) {
  this.notes.exchange.value = await this.cast.client(name).joinRoom(this.notes.room.value.roomId);
});

When('{client} leaves the room', async function (this: Example, name: string) {
  this.notes.earlier.value = await this.cast.client(name).leaveRoom(this.notes.room.value.roomId);
});

Then('the answer gives a room id', function (this: Example) {
  const answered = jsonOf(answerOf(this.last).body);
  this.check(
    shaped({
      text: 'the answer to the creation gives a room id',
      expected: '{"room_id": string}',
      actual: answered,
      schema: CreatedRoom,
      shownBy: [this.last],
    }),
  );
  this.notes.room.value = { roomId: CreatedRoom.parse(answered).room_id };
});

Then('{client} can send a message to that/the room', async function (this: Example, name: string) {
  this.check(accepted(await this.cast.client(name).sendMessage(this.notes.room.value.roomId, 'here I am')));
});

Then('{client} can join the room', async function (this: Example, name: string) {
  this.check(accepted(await this.cast.client(name).joinRoom(this.notes.room.value.roomId)));
});

Then('the leaving was accepted', function (this: Example) {
  this.check(accepted(this.notes.earlier.value));
});

Then('the two rooms have different ids', function (this: Example) {
  const first = this.notes.room.value.roomId;
  const second = CreatedRoom.safeParse(jsonOf(answerOf(this.last).body)).data?.room_id;
  this.check(
    that({
      text: 'the second room has an id of its own',
      expected: `an id that is not ${show(first)}`,
      actual: show(second),
      holds: second !== undefined && second !== first,
      shownBy: [this.last],
    }),
  );
});
