import { Given, Then, When } from '@cucumber/cucumber';
import { that } from '../harness/checks/compare.ts';
import { accepted } from '../harness/checks/exchange-checks.ts';
import { PreparationFailed } from '../harness/preparation.ts';
import { JsonObject } from '../spec/wire/json.ts';
import type { Remote } from './cast/parameter-types.ts';
import type { Example } from './cast/world.ts';
import { contextOf } from './checks/remote.ts';

/** Whether an event or a PDU, by its type and content, sets that membership for that user. */
function setsMembership(
  type: unknown,
  stateKey: unknown,
  content: unknown,
  userId: string,
  membership: string,
): boolean {
  return (
    type === 'm.room.member' && stateKey === userId && JsonObject.safeParse(content).data?.membership === membership
  );
}

async function inviteRemote(example: Example, name: string, { user, peer: peerName }: Remote): Promise<void> {
  const userId = example.cast.remoteUser(user, peerName);
  example.notes.exchange.value = await example.cast.client(name).invite(example.notes.room.value.roomId, userId);
}

Given('{client} has invited {client} to the room', async function (this: Example, host: string, guest: string) {
  await this.cast.client(host).mustInvite(this.notes.room.value.roomId, this.cast.client(guest).userId);
});

Given('{client} has invited {remote} to the room', async function (this: Example, name: string, remote: Remote) {
  await inviteRemote(this, name, remote);
  this.assume(accepted(this.last));
});

Given('{remote} has made a private room', async function (this: Example, { user, peer: peerName }: Remote) {
  const peer = await this.cast.openPeer(peerName);
  const creator = this.cast.remoteUser(user, peerName);
  const { id: roomId } = peer.hostRoom({ creator, visibility: 'private' });
  this.notes.room.value = { roomId, host: peerName };
});

When('{client} invites {client} to the room', async function (this: Example, host: string, guest: string) {
  const { userId } = this.cast.client(guest);
  this.notes.exchange.value = await this.cast.client(host).invite(this.notes.room.value.roomId, userId);
  this.assume(accepted(this.last));
});

When('{client} invites {remote} to the room', async function (this: Example, name: string, remote: Remote) {
  await inviteRemote(this, name, remote);
  this.assume(accepted(this.last));
});

When(
  '{remote} invites {client} to the room',
  async function (this: Example, { user, peer: peerName }: Remote, name: string) {
    const { userId } = this.cast.client(name);
    const inviter = this.cast.remoteUser(user, peerName);
    const { exchange } = await this.cast.peer(peerName).invite(contextOf(this, peerName), userId, inviter);
    this.assume(accepted(exchange));
    this.notes.exchange.value = exchange;
  },
);

Then('{client} receives the invitation', async function (this: Example, name: string) {
  const { userId, stream } = this.cast.client(name);
  const { deliveryMs } = this.target.profile.patience;
  const seen = await stream.until(
    (event) => setsMembership(event.type, event.stateKey, event.content, userId, 'invite'),
    deliveryMs,
  );
  this.check(
    that({
      text: `${name} learns of the invitation`,
      expected: `m.room.member with the membership invite for ${userId} within ${deliveryMs / 1000} s`,
      actual: seen ? 'it came' : `${stream.collected.length} events came, none of them that`,
      holds: seen !== undefined,
      shownBy: [this.last, ...(seen ? [seen.exchange] : this.recorder.exchanges.slice(-1))],
    }),
  );
});

Then('{peer} receives the invitation', async function (this: Example, peerName: string) {
  const peer = this.cast.peer(peerName);
  const invited = this.cast.remoteUser('Carol', peerName);
  const { deliveryMs } = this.target.profile.patience;
  const found = await peer.pdus.first(
    ({ pdu }) => setsMembership(pdu.pdu_type, pdu.state_key, pdu.content, invited, 'invite'),
    deliveryMs,
  );
  this.check(
    that({
      text: `${peerName} learns of the invitation of its user`,
      expected: `a PDU of type m.room.member that invites ${invited} within ${deliveryMs / 1000} s`,
      actual: found ? 'it came' : `${peer.pdus.all.length} PDUs came, none of them that`,
      holds: found !== undefined,
      shownBy: [this.last, ...(found ? [found.exchange] : peer.pdus.all.map(({ exchange }) => exchange))],
    }),
  );
});

Then('{remote} can join the room', async function (this: Example, { user, peer: peerName }: Remote) {
  const peer = this.cast.peer(peerName);
  const userId = this.cast.remoteUser(user, peerName);
  const { sent, join } = await peer.joinRoom(this.notes.room.value.roomId, userId);
  const { deliveryMs } = this.target.profile.patience;
  this.check(
    that({
      text: `the target lets ${user} of ${peerName} join`,
      expected: `a PDU of type m.room.member that joins ${userId} within ${deliveryMs / 1000} s`,
      actual: join ? 'it came' : `${peer.pdus.all.length} PDUs came, none of them that`,
      holds: join !== undefined,
      shownBy: [sent.exchange, ...(join ? [join.exchange] : peer.pdus.all.map(({ exchange }) => exchange))],
    }),
  );
});

When('{remote} asks to join the room', async function (this: Example, { user, peer: peerName }: Remote) {
  const peer = this.cast.peer(peerName);
  const pdu = peer.makePdu(contextOf(this, peerName), {
    sender: this.cast.remoteUser(user, peerName),
    type: 'm.room.invite_join',
    content: { membership: 'join' },
    override: { target_host: this.target.servers[0].serverName },
  });
  this.notes.exchange.value = (await peer.sendTransaction({ pdus: [pdu] })).exchange;
});

Then('{peer} is told of no such join, as a later message shows', async function (this: Example, peerName: string) {
  const peer = this.cast.peer(peerName);
  const asker = this.cast.remoteUser('Mallory', peerName);
  const sentinel = await this.cast.client('Alice').mustSendMessage(this.notes.room.value.roomId, 'the sentinel');
  const { deliveryMs } = this.target.profile.patience;
  const later = await peer.pdus.first(
    ({ pdu }) => JsonObject.safeParse(pdu.content).data?.body === 'the sentinel',
    deliveryMs,
  );
  if (!later) throw new PreparationFailed(`${peerName} was not pushed the later message (exchange ${sentinel.n})`);
  const joins = peer.pdus.all.filter(({ pdu }) =>
    setsMembership(pdu.pdu_type, pdu.state_key, pdu.content, asker, 'join'),
  );
  this.check(
    that({
      text: 'the uninvited user of another server is not let in',
      expected: `no join of ${asker} before the later message`,
      actual: joins.length === 0 ? 'none came' : 'it came',
      holds: joins.length === 0,
      shownBy: [this.last, later.exchange, ...joins.map(({ exchange }) => exchange)],
    }),
  );
});
