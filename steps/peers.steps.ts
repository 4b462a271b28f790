import { Given } from '@cucumber/cucumber';
import type { Remote } from './cast/names.ts';
import { theRoom } from './cast/notes.ts';
import { ownerOf } from './cast/speak.ts';
import type { Example } from './cast/world.ts';

async function joinRoom(example: Example, { user, peer: peerName }: Remote): Promise<void> {
  const peer = await example.cast.openPeer(peerName);
  const { roomId } = example.room;
  const userId = example.cast.remoteUser(user, peerName);
  // Some servers let users of others in by invitation only. Whether the invitation itself works is not judged here.
  await example.cast.client(ownerOf(example)).invite(roomId, userId);
  await peer.mustJoinRoom(roomId, userId);
}

Given('a server {peer}', async function (this: Example, name: string) {
  await this.cast.openPeer(name);
});

Given('{remote} shares a room with {client}', async function (this: Example, remote: Remote, name: string) {
  theRoom.leave(this, { ...(await this.cast.client(name).mustCreateRoom({ visibility: 'public' })), owner: name });
  await joinRoom(this, remote);
});

Given('{remote} has joined the room', function (this: Example, remote: Remote) {
  return joinRoom(this, remote);
});
