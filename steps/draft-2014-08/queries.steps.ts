import { Given, Then, When } from '@cucumber/cucumber';
import { answerOf } from '../../harness/checks/answered.ts';
import { equal, that } from '../../harness/checks/compare.ts';
import { accepted } from '../../harness/checks/exchange-checks.ts';
import { jsonOf } from '../../harness/wire/body.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import type { Remote } from '../cast/parameter-types.ts';
import type { Example } from '../cast/world.ts';

function askProfile(example: Example, peerName: string, owner: string): Promise<Exchange> {
  return example.cast.peer(peerName).query('profile', { user_id: example.cast.client(owner).userId });
}

Given('{remote} is called {string}', async function (this: Example, { user, peer: peerName }: Remote, name: string) {
  const peer = await this.cast.openPeer(peerName);
  peer.setProfile(this.cast.remoteUser(user, peerName), { displayName: name });
});

Given('the target answers profile queries of {peer}', async function (this: Example, peerName: string) {
  this.assume(accepted(await askProfile(this, peerName, 'Alice')));
});

When(
  "{peer} queries the target about {client}'s profile",
  async function (this: Example, peerName: string, owner: string) {
    this.notes.exchange.value = await askProfile(this, peerName, owner);
  },
);

When('{peer} queries the target about that alias', async function (this: Example, peerName: string) {
  const { alias } = this.notes.room.value;
  this.notes.exchange.value = await this.cast.peer(peerName).query('directory', { room_alias: alias ?? '' });
});

When("{client} asks for Carol's display name", async function (this: Example, name: string) {
  const carol = this.cast.remoteUser('Carol', 'blue');
  this.notes.exchange.value = await this.cast.client(name).getDisplayName(carol);
});

Then(
  "{peer} finds {client}'s display name to be {string}",
  async function (this: Example, peerName: string, owner: string, displayName: string) {
    const exchange = await askProfile(this, peerName, owner);
    this.check(
      equal({
        text: `${peerName} reads ${owner}'s display name by a query`,
        expected: displayName,
        actual: JsonObject.safeParse(jsonOf(answerOf(exchange).body)).data?.displayname,
        shownBy: [this.last, exchange],
      }),
    );
  },
);

Then("{peer} was asked by a GET for Carol's profile", function (this: Example, peerName: string) {
  answerOf(this.last);
  const peer = this.cast.peer(peerName);
  const carol = this.cast.remoteUser('Carol', peerName);
  const queries = peer.requests.all.filter(({ kind }) => kind === 'query');
  const asked = queries.find(({ parameters }) => parameters.user_id === carol);
  this.check(
    that({
      text: `the target asks ${peerName} for the profile by a query`,
      expected: `GET …/query/profile with user_id ${carol}`,
      actual: asked
        ? `${asked.exchange.request.method} ${asked.exchange.request.url}`
        : `${queries.length} other queries`,
      holds: asked?.exchange.request.method === 'GET' && asked.parameters.queryType === 'profile',
      shownBy: [this.last, ...queries.map(({ exchange }) => exchange)],
    }),
  );
});
