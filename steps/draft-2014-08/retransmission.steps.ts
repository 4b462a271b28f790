import { isDeepStrictEqual } from 'node:util';
import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import { fits, that } from '../../harness/checks/compare.ts';
import { is } from '../../harness/checks/matcher.ts';
import { PreparationFailed } from '../../harness/preparation.ts';
import { textOf } from '../../harness/wire/body.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { type CarriedRequest, faults, type Link } from '../../simulators/network/index.ts';
import type { Remote } from '../cast/names.ts';
import { messageType, sayFromAfar, textMessage } from '../cast/speak.ts';
import { defineWords } from '../cast/words.ts';
import type { Example } from '../cast/world.ts';
import { arrives } from '../checks/arrivals.ts';
import { message } from '../checks/sought.ts';
import { carrierOf } from './carrier.ts';

type MakeFault = () => Parameters<Example['network']['inject']>[1];

/** Troubles that keep the target from learning that its transaction arrived. */
defineWords<MakeFault>('trouble', {
  'the answer 503': () => faults['answer-with'].make(503),
  'a dropped connection': () => faults.reset.make(),
  'an answer that is lost': () => faults['lost-answer'].make(),
  'no answer': () => faults.hang.make(),
});

/** How many: `next transaction`, `next 3 transactions`. */
defineParameterType({
  name: 'next transactions',
  regexp: /next transaction|next \d+ transactions/,
  transformer: (words: string) => Number(/\d+/.exec(words)?.[0] ?? 1),
});

/** The way from one server to another, by the words of the feature. */
function link({ cast }: Example, from: string, to: string): Link {
  return { from: cast.serverName(from), to: cast.serverName(to) };
}

Given(
  "{peer} will meet {server}'s {next transactions} with {trouble}",
  function (this: Example, peer: string, server: string, times: number, make: MakeFault) {
    const { roomId } = this.room;
    // A target may have something else to send or to ask meanwhile: that is to pass unharmed.
    const when = ({ method, body }: CarriedRequest) =>
      method !== 'GET' && [roomId, messageType].every((part) => textOf(body).includes(part));
    return this.network.inject(link(this, server, peer), make(), { times, when });
  },
);

Given("{server}'s next answer to {peer} is lost", function (this: Example, server: string, peer: string) {
  return this.network.inject(link(this, peer, server), faults['lost-answer'].make(), { times: 1 });
});

Given(
  '{remote} has sent the message {string}, which was lost on its way to {server}',
  async function (this: Example, remote: Remote, text: string, server: string) {
    await this.network.inject(link(this, remote.peer, server), faults.refuse.make(), { times: 1 });
    await sayFromAfar(this, remote, [textMessage(text)]);
  },
);

Given('{peer} refuses connections of {server}', function (this: Example, peer: string, server: string) {
  return this.network.inject(link(this, server, peer), faults.refuse.make());
});

Given('{server} has tried to reach {peer}', async function (this: Example, server: string, peer: string) {
  const { deliveryMs } = this.patience;
  const way = link(this, server, peer);
  const tried = await this.network.meetings.first((met) => isDeepStrictEqual(met, way), deliveryMs);
  if (!tried) throw new PreparationFailed(`${server} did not try to reach ${peer} within ${deliveryMs / 1000} s`);
});

When('{peer} takes connections of {server} again', function (this: Example, peer: string, server: string) {
  return this.network.heal(link(this, server, peer));
});

Then('{peer} is sent the same transaction again, {times}', async function (this: Example, peer: string, times: number) {
  const { retryMs } = this.patience;
  const { transactions } = this.cast.peer(peer);
  const first = await carrierOf(this, peer, message(this.message));
  const attempts = () => transactions.all.filter(({ transactionId }) => transactionId === first.id);
  await this.inTargetTime(transactions.until(() => attempts().length > times, retryMs));
  const seen = attempts();
  const isOpen = ({ answer, failure }: Exchange) => answer === null && failure === null;
  if (seen.length <= times && seen.some(({ exchange }) => isOpen(exchange))) {
    throw new PreparationFailed(
      `after ${retryMs / 1000} s the target still waits for an answer: raise patience.retry in a target file`,
      'environment',
    );
  }
  this.check(
    that({
      expected: `the transaction ${first.id}, which met ${first.exchange.fault ?? 'trouble'}, ${times} more times within ${retryMs / 1000} s`,
      actual: `it came ${seen.length - 1} more times; ids seen: ${transactions.all.map(({ transactionId }) => transactionId).join(', ')}`,
      holds: seen.length > times,
      shownBy: transactions.all.map(({ exchange }) => exchange),
    }),
  );
  for (const { body, exchange } of seen.slice(1)) {
    this.check(fits(body, is(first.json), [first.exchange, exchange], 'it is sent again with the same body'));
  }
});

Then('{peer} eventually receives it', async function (this: Example, peer: string) {
  const { retryMs: deadlineMs } = this.patience;
  this.check(await this.inTargetTime(arrives(this, peer, message(this.message), deadlineMs)));
});

Then('{server} asks {peer} for what it missed', async function (this: Example, _server: string, peer: string) {
  const { deliveryMs } = this.patience;
  const { requests } = this.cast.peer(peer);
  const asked = await requests.first(({ kind, exchange }) => kind !== 'query' && exchange.n > this.last.n, deliveryMs);
  this.check(
    that({
      expected: `a request to ${peer} for history (pull, pdu, backfill, state or context) within ${deliveryMs / 1000} s`,
      actual: asked ? asked.kind : 'none came',
      holds: asked !== undefined,
      shownBy: [this.last, ...(asked ? [asked.exchange] : [])],
    }),
  );
});
