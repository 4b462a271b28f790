import { Given, Then, When } from '@cucumber/cucumber';
import { answerOf } from '../../harness/checks/answered.ts';
import { that } from '../../harness/checks/compare.ts';
import { accepted } from '../../harness/checks/exchange-checks.ts';
import { gives } from '../../harness/checks/fields.ts';
import { someText } from '../../harness/checks/matcher.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { Remote } from '../cast/names.ts';
import { definePicks, defineWords, type Pick } from '../cast/words.ts';
import type { Example } from '../cast/world.ts';

type Query = readonly [type: string, parameters: Readonly<Record<string, string>>];

/** What a server may query another about. */
definePicks<Query>('subject', {
  "{client}'s profile": ({ cast }, _, owner) => ['profile', { user_id: cast.client(owner).userId }],
  'that alias': ({ room }) => ['directory', { room_alias: room.alias ?? '' }],
});

function query(example: Example, peer: string, subject: Pick<Query>): Promise<Exchange> {
  return example.cast.peer(peer).query(...subject(example, peer));
}

Given(
  '{server} answers a query of {peer} about {subject}',
  async function (this: Example, _: string, peer: string, subject: Pick<Query>) {
    this.assume(accepted(await query(this, peer, subject)));
  },
);

When(
  '{peer} queries {server} about {subject}',
  async function (this: Example, peer: string, _: string, subject: Pick<Query>) {
    this.last = await query(this, peer, subject);
  },
);

/** What an answer to a query tells, whatever it says. */
defineWords('told fact', { 'a display name': 'displayname', 'a room': 'room_id' });

Then('the answer gives {told fact}', function (this: Example, key: string) {
  this.check(gives(this.last, { [key]: someText }));
});

Then(
  '{peer} was asked by a GET for the profile of {remote}',
  function (this: Example, peerName: string, remote: Remote) {
    answerOf(this.last);
    const userId = this.cast.remoteUser(remote.user, remote.peer);
    const queries = this.cast.peer(peerName).requests.all.filter(({ kind }) => kind === 'query');
    const asked = queries.find(({ parameters }) => parameters.user_id === userId);
    this.check(
      that({
        expected: `GET …/query/profile with user_id ${userId}`,
        actual: asked
          ? `${asked.exchange.request.method} ${asked.exchange.request.url}`
          : `${queries.length} other queries`,
        holds: asked?.exchange.request.method === 'GET' && asked.parameters.queryType === 'profile',
        shownBy: [this.last, ...queries.map(({ exchange }) => exchange)],
      }),
    );
  },
);
