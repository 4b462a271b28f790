import { Given, Then, When } from '@cucumber/cucumber';
import { z } from 'zod';
import { answerOf } from '../harness/checks/answered.ts';
import { equal, that } from '../harness/checks/compare.ts';
import { jsonOf } from '../harness/wire/body.ts';
import { show } from '../harness/wire/describe.ts';
import { JsonObject } from '../spec/wire/json.ts';
import type { Remote } from './cast/parameter-types.ts';
import type { Example } from './cast/world.ts';

function aliasOf(example: Example): string {
  const { alias } = example.notes.room.value;
  if (alias === undefined) throw new Error('the room has no alias');
  return alias;
}

function answered(example: Example): JsonObject {
  return JsonObject.catch({}).parse(jsonOf(answerOf(example.last).body));
}

function checkNames(example: Example, who: string, serverName: string): void {
  const servers = z.array(z.string()).catch([]).parse(answered(example).servers);
  example.check(
    that({
      text: `the alias names ${who} among the servers that know the room`,
      expected: `a list "servers" with ${serverName}`,
      actual: show(answered(example).servers),
      holds: servers.includes(serverName),
      shownBy: [example.last],
    }),
  );
}

Given(
  '{remote} has made a public room with an alias',
  async function (this: Example, { user, peer: peerName }: Remote) {
    const peer = await this.cast.openPeer(peerName);
    const creator = this.cast.remoteUser(user, peerName);
    const aliasName = this.cast.freshLocalpart('room');
    const { id: roomId, alias } = peer.hostRoom({ creator, visibility: 'public', alias: aliasName });
    this.notes.room.value = { roomId, alias, host: peerName };
  },
);

When('{client} asks where that alias leads', async function (this: Example, name: string) {
  this.notes.exchange.value = await this.cast.client(name).resolveAlias(aliasOf(this));
});

When('{peer} asks the target where that alias leads', async function (this: Example, peerName: string) {
  this.notes.exchange.value = await this.cast.peer(peerName).query('directory', { room_alias: aliasOf(this) });
});

Then("the answer gives that room's id", function (this: Example) {
  this.check(
    equal({
      text: 'the alias resolves to the id of its room',
      expected: this.notes.room.value.roomId,
      actual: answered(this).room_id,
      shownBy: [this.last],
    }),
  );
});

Then('the answer names the target among the servers', function (this: Example) {
  checkNames(this, 'the target', this.target.servers[0].serverName);
});

Then('the answer names {peer} among the servers', function (this: Example, peerName: string) {
  checkNames(this, peerName, this.cast.peer(peerName).serverName);
});
