import { Given, Then, When } from '@cucumber/cucumber';
import { after } from '../harness/checks/compare.ts';
import { gives } from '../harness/checks/fields.ts';
import { is } from '../harness/checks/matcher.ts';
import type { Exchange } from '../harness/wire/exchange.ts';
import { isPeer, type Remote } from './cast/names.ts';
import { Note } from './cast/note.ts';
import { defineWords } from './cast/words.ts';
import type { Example } from './cast/world.ts';

const chosenName = new Note<string>('a display name');

/** Display names that only a server that takes any Unicode string keeps unharmed. */
defineWords('kind of name', {
  'in several scripts': 'Ελένη 山田 Зоя أحمد',
  'written from right to left': 'שלום \u200Fעולם',
  'with emoji of several parts': '👩‍👩‍👧‍👦🏳️‍🌈👍🏽',
  'with combining marks': 'Zoe\u0308 q\u0323\u0307 \u1e9b\u0323',
  'of quotes and backslashes': '"\\\'`\\"',
  'that looks like markup': '<script>alert(1)</script>&amp;',
  'beyond the basic plane': '𝒜𝓁𝒾𝒸𝑒 𐍈 𠜎',
});

/** A client asks the target, and a peer queries it. */
function askName({ cast }: Example, asker: string, userId: string): Promise<Exchange> {
  return isPeer(asker)
    ? cast.peer(asker).query('profile', { user_id: userId })
    : cast.client(asker).getDisplayName(userId);
}

Given(
  '{client} has set his/her display name to {string}',
  async function (this: Example, name: string, displayName: string) {
    const client = this.cast.client(name);
    await client.mustSetDisplayName(client.userId, displayName);
  },
);

Given('{remote} is called {string}', async function (this: Example, { user, peer: peerName }: Remote, name: string) {
  const peer = await this.cast.openPeer(peerName);
  peer.setProfile(this.cast.remoteUser(user, peerName), { displayName: name });
});

When(
  '{client} sets his/her display name to {string}',
  async function (this: Example, name: string, displayName: string) {
    const client = this.cast.client(name);
    this.last = await client.setDisplayName(client.userId, displayName);
  },
);

When('{client} sets a display name {kind of name}', async function (this: Example, name: string, displayName: string) {
  const client = this.cast.client(name);
  chosenName.leave(this, displayName);
  this.last = await client.setDisplayName(client.userId, displayName);
});

When(
  "{client} sets {client}'s display name to {string}",
  async function (this: Example, name: string, owner: string, displayName: string) {
    this.last = await this.cast.client(name).setDisplayName(this.cast.client(owner).userId, displayName);
  },
);

When('{client} asks for the display name of {remote}', async function (this: Example, name: string, remote: Remote) {
  this.last = await askName(this, name, this.cast.remoteUser(remote.user, remote.peer));
});

async function checkFinds(example: Example, reader: string, owner: string, displayName: string): Promise<void> {
  const answer = await askName(example, reader, example.cast.client(owner).userId);
  example.check(after([example.last], gives(answer, { displayname: is(displayName) })));
}

Then(
  "{party} finds {client}'s display name to be {string}",
  function (this: Example, reader: string, owner: string, displayName: string) {
    return checkFinds(this, reader, owner, displayName);
  },
);

Then('{client} finds his/her display name to be {string}', function (this: Example, name: string, displayName: string) {
  return checkFinds(this, name, name, displayName);
});

Then("{client} finds {client}'s display name unharmed", function (this: Example, reader: string, owner: string) {
  return checkFinds(this, reader, owner, chosenName.of(this));
});

Then('{client} is told {string}', function (this: Example, _name: string, displayName: string) {
  this.check(gives(this.last, { displayname: is(displayName) }));
});
