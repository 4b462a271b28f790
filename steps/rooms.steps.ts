import { Given, Then, When } from '@cucumber/cucumber';
import { accepted } from '../harness/checks/exchange-checks.ts';
import { field, gives } from '../harness/checks/fields.ts';
import { like, someText } from '../harness/checks/matcher.ts';
import { show } from '../harness/wire/describe.ts';
import { RoomId } from '../spec/wire/ids.ts';
import { earlierExchange, otherRoom, type Room } from './cast/notes.ts';
import { defineWords } from './cast/words.ts';
import type { Example } from './cast/world.ts';

type Visibility = 'public' | 'private';
defineWords<Visibility>('visibility', { public: 'public', private: 'private' });

async function mustMakeRoom(
  { cast }: Example,
  owner: string,
  visibility: Visibility,
  withAlias = false,
): Promise<Room> {
  const aliasName = withAlias ? { aliasName: cast.freshLocalpart('room') } : {};
  return { ...(await cast.client(owner).mustCreateRoom({ visibility, ...aliasName })), owner };
}

Given('{client} has made a {visibility} room', async function (this: Example, name: string, visibility: Visibility) {
  this.room = await mustMakeRoom(this, name, visibility);
});

Given(
  '{client} has made a {visibility} room with an alias',
  async function (this: Example, name: string, visibility: Visibility) {
    this.room = await mustMakeRoom(this, name, visibility, true);
  },
);

Given('{client} has joined the room', async function (this: Example, name: string) {
  await this.cast.client(name).mustJoinRoom(this.room.roomId);
});

Given('{client} and {client} share another room', async function (this: Example, host: string, guest: string) {
  const room = await mustMakeRoom(this, host, 'public');
  await this.cast.client(guest).mustJoinRoom(room.roomId);
  otherRoom.leave(this, room);
});

When('{client} makes a {visibility} room', async function (this: Example, name: string, visibility: Visibility) {
  this.last = await this.cast.client(name).createRoom({ visibility });
});

When('{client} makes two rooms alike', async function (this: Example, name: string) {
  this.room = await mustMakeRoom(this, name, 'private');
  this.last = await this.cast.client(name).createRoom({ visibility: 'private' });
});

When('{client} joins the room', async function (this: Example, name: string) {
  this.last = await this.cast.client(name).joinRoom(this.room.roomId);
});

When('{client} leaves the room', async function (this: Example, name: string) {
  earlierExchange.leave(this, await this.cast.client(name).leaveRoom(this.room.roomId));
});

Then('the answer gives a room id', function (this: Example) {
  this.check(gives(this.last, { room_id: someText }));
  this.room = { roomId: String(field(this.last, 'room_id')) };
});

Then('{client} can send a message to that/the room', async function (this: Example, name: string) {
  this.check(accepted(await this.cast.client(name).sendMessage(this.room.roomId, 'here I am')));
});

Then('{client} can join the room', async function (this: Example, name: string) {
  this.check(accepted(await this.cast.client(name).joinRoom(this.room.roomId)));
});

Then('the leaving was accepted', function (this: Example) {
  this.check(accepted(earlierExchange.of(this)));
});

Then('the two rooms have different ids', function (this: Example) {
  const another = like(
    `an id other than ${show(this.room.roomId)}`,
    RoomId.refine((id) => id !== this.room.roomId),
  );
  this.check(gives(this.last, { room_id: another }));
});
