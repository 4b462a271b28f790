import { Given, Then, When } from '@cucumber/cucumber';
import { that } from '../harness/checks/compare.ts';
import { accepted } from '../harness/checks/exchange-checks.ts';
import type { Remote, Speaker } from './cast/names.ts';
import type { Example } from './cast/world.ts';
import { absentBefore, arrives } from './checks/arrivals.ts';
import { sayLater } from './checks/sentinels.ts';
import { membership } from './checks/sought.ts';

function userId({ cast }: Example, guest: Speaker): string {
  return typeof guest === 'string' ? cast.client(guest).userId : cast.remoteUser(guest.user, guest.peer);
}

async function mustInvite(example: Example, host: Speaker, guest: Speaker): Promise<void> {
  const { cast, room } = example;
  const invited = userId(example, guest);
  example.last =
    typeof host === 'string'
      ? await cast.client(host).invite(room.roomId, invited)
      : await cast
          .peer(host.peer)
          .invite(cast.contextOf(host.peer, room.roomId), invited, userId(example, host))
          .then(({ exchange }) => exchange);
  example.assume(accepted(example.last));
}

Given('{client} has invited {speaker} to the room', function (this: Example, host: string, guest: Speaker) {
  return mustInvite(this, host, guest);
});

When('{speaker} invites {speaker} to the room', function (this: Example, host: Speaker, guest: Speaker) {
  return mustInvite(this, host, guest);
});

Then('{speaker} receives the invitation', async function (this: Example, guest: Speaker) {
  const invitation = membership(this.room.roomId, userId(this, guest), 'invite', [this.last]);
  this.check(await arrives(this, typeof guest === 'string' ? guest : guest.peer, invitation));
});

Then('{remote} can join the room', async function (this: Example, remote: Remote) {
  const peer = this.cast.peer(remote.peer);
  const { sent, join } = await peer.joinRoom(this.room.roomId, userId(this, remote));
  this.check(
    that({
      expected: `${membership(this.room.roomId, userId(this, remote), 'join', []).words} within ${this.patience.deliveryMs / 1000} s`,
      actual: join ? 'it came' : `${peer.pdus.all.length} PDUs came, none of them that`,
      holds: join !== undefined,
      shownBy: [sent.exchange, ...(join ? [join.exchange] : peer.pdus.all.map(({ exchange }) => exchange))],
    }),
  );
});

When('{remote} asks to join the room', async function (this: Example, remote: Remote) {
  const { cast, room, homeServer } = this;
  const peer = cast.peer(remote.peer);
  const pdu = peer.makePdu(cast.contextOf(remote.peer, room.roomId), {
    sender: userId(this, remote),
    type: 'm.room.invite_join',
    content: { membership: 'join' },
    override: { target_host: homeServer.serverName },
  });
  this.last = (await peer.sendTransaction({ pdus: [pdu] })).exchange;
});

Then(
  '{peer} is told of no join of {remote}, as a later message shows',
  async function (this: Example, peerName: string, remote: Remote) {
    const join = membership(this.room.roomId, userId(this, remote), 'join', [this.last]);
    this.check(await absentBefore(this, () => sayLater(this), peerName, join));
  },
);
