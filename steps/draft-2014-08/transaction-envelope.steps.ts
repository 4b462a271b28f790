import { Then } from '@cucumber/cucumber';
import { z } from 'zod';
import { fits } from '../../harness/checks/compare.ts';
import { having, is, like, type Matcher } from '../../harness/checks/matcher.ts';
import { show } from '../../harness/wire/describe.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import { defineWords, type Pick } from '../cast/words.ts';
import type { Example } from '../cast/world.ts';
import { message, type Sought } from '../checks/sought.ts';
import { type Carrier, carrierOf } from './carrier.ts';

const dayMs = 24 * 60 * 60 * 1000;
type OptionalKey = Example['target']['profile']['dialect']['optionalTransactionKeys'][number];

/** What is looked at of a transaction, and what it is to be. */
interface Trait {
  readonly of: (carried: Carrier) => unknown;
  readonly must: (example: Example, carried: Carrier, to: string) => Matcher;
}

/** The value; under a key that the dialect lets a server leave out, it may be left out. */
function unlessLeftOut({ target }: Example, key: OptionalKey, value: string): Matcher {
  const { words, matches } = is(value);
  const optional = target.profile.dialect.optionalTransactionKeys.includes(key);
  return { words, matches: (found) => matches(found) || (optional && found === undefined) };
}

defineWords<Trait>('trait', {
  'is sent by PUT': { of: ({ method }) => method, must: () => is('PUT') },
  'is a JSON object': { of: ({ json }) => json, must: () => like('a JSON object', JsonObject) },
  'names its id as its URL does': {
    of: ({ body }) => body.transaction_id,
    must: (example, { id }) => unlessLeftOut(example, 'transaction_id', id),
  },
  'has the present time in milliseconds': {
    of: ({ body }) => body.ts,
    must: ({ target }) => {
      const nowMs = target.now();
      const near = z.number().refine((ms) => Math.abs(ms - nowMs) < dayMs);
      return like(`a number of milliseconds, within a day of ${nowMs}`, near);
    },
  },
  'names the two servers as origin and destination': {
    of: ({ body: { origin, destination } }) => ({ origin, destination }),
    must: (example, _, to) =>
      having({
        origin: is(example.homeServer.serverName),
        destination: unlessLeftOut(example, 'destination', example.cast.serverName(to)),
      }),
  },
  'holds its PDUs in a list': {
    of: ({ body }) => body.pdus,
    must: () => like('a list of at least one PDU', z.array(z.unknown()).min(1)),
  },
  'holds its EDUs in a list or has none': {
    of: ({ body }) => body.edus,
    must: () => like('a list, or nothing', z.array(z.unknown()).optional()),
  },
});

Then(
  'the transaction that carries {carried} to {peer} {trait}',
  async function (this: Example, carried: Pick<Sought>, peer: string, { of, must }: Trait) {
    const sought = carried(this, peer);
    const carrier = await carrierOf(this, peer, sought);
    this.check(fits(of(carrier), must(this, carrier, peer), [...sought.causes, carrier.exchange]));
  },
);

Then('{peer} received them under different transaction ids', async function (this: Example, peer: string) {
  const last = await carrierOf(this, peer, message(this.message));
  const earlier = this.cast.peer(peer).transactions.all.filter(({ exchange }) => exchange !== last.exchange);
  const ids = earlier.map(({ transactionId }) => transactionId);
  const none: Matcher = { words: `an id that is none of ${show(ids)}`, matches: (id) => !ids.includes(String(id)) };
  this.check(fits(last.id, none, [last.exchange, ...earlier.map(({ exchange }) => exchange)]));
});
