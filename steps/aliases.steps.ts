import { Given, Then, When } from '@cucumber/cucumber';
import { z } from 'zod';
import { gives } from '../harness/checks/fields.ts';
import { is, like } from '../harness/checks/matcher.ts';
import { show } from '../harness/wire/describe.ts';
import type { Remote } from './cast/names.ts';
import type { Example } from './cast/world.ts';

function aliasOf({ room }: Example): string {
  if (room.alias === undefined) throw new Error('the room has no alias');
  return room.alias;
}

async function hostRoom(
  example: Example,
  { user, peer: peerName }: Remote,
  options: { visibility: 'public' | 'private'; alias?: string },
) {
  const peer = await example.cast.openPeer(peerName);
  const { id: roomId, alias } = peer.hostRoom({ creator: example.cast.remoteUser(user, peerName), ...options });
  example.room = { roomId, alias };
}

Given('{remote} has made a public room with an alias', function (this: Example, remote: Remote) {
  return hostRoom(this, remote, { visibility: 'public', alias: this.cast.freshLocalpart('room') });
});

Given('{remote} has made a private room', function (this: Example, remote: Remote) {
  return hostRoom(this, remote, { visibility: 'private' });
});

When('{client} asks where that alias leads', async function (this: Example, name: string) {
  this.last = await this.cast.client(name).resolveAlias(aliasOf(this));
});

When('{peer} asks {server} where that alias leads', async function (this: Example, peerName: string, _server: string) {
  this.last = await this.cast.peer(peerName).query('directory', { room_alias: aliasOf(this) });
});

Then("the answer gives that room's id", function (this: Example) {
  this.check(gives(this.last, { room_id: is(this.room.roomId) }));
});

Then('the answer names {server} among the servers', function (this: Example, server: string) {
  const name = this.cast.serverName(server);
  const listed = z.array(z.unknown()).refine((servers) => servers.includes(name));
  this.check(gives(this.last, { servers: like(`a list with ${show(name)}`, listed) }));
});
