import { Then } from '@cucumber/cucumber';
import { that } from '../../harness/checks/compare.ts';
import { show } from '../../harness/wire/describe.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import type { Example } from '../cast/world.ts';
import { type Carrier, carrier } from '../checks/remote.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Checks one thing about the transaction that carries the last message to blue. */
async function checkCarrier(
  example: Example,
  text: string,
  expected: string,
  look: (carried: Carrier) => { actual: unknown; holds: boolean },
): Promise<void> {
  const carried = await carrier(example, 'blue');
  const { actual, holds } = look(carried);
  const shownBy = [example.notes.message.sentBy, carried.exchange];
  example.check(that({ text, expected, actual: show(actual), holds, shownBy }));
}

Then('{peer} receives it in a transaction by PUT', function (this: Example, _peer: string) {
  return checkCarrier(this, 'the target sends its transaction by PUT', 'PUT', ({ method }) => ({
    actual: method,
    holds: method === 'PUT',
  }));
});

Then('the transaction that carries it to blue is a JSON object', function (this: Example) {
  return checkCarrier(this, "the body of the target's transaction is an object", 'a JSON object', ({ json }) => ({
    actual: json,
    holds: JsonObject.safeParse(json).success,
  }));
});

Then('the transaction that carries it to blue names its id as its URL does', function (this: Example) {
  const optional = this.target.profile.dialect.optionalTransactionKeys.includes('transaction_id');
  return checkCarrier(this, 'the id in the body is the id in the URL', 'the same id', ({ body, id }) => ({
    actual: { url: id, body: body.transaction_id },
    holds: body.transaction_id === id || (optional && body.transaction_id === undefined),
  }));
});

Then('the transaction that carries it to blue has the present time in milliseconds', function (this: Example) {
  const nowMs = this.target.now();
  const { fractionalTs } = this.target.profile.dialect;
  const expected = `a ${fractionalTs ? '' : 'whole '}number of milliseconds, within a day of ${nowMs}`;
  return checkCarrier(this, 'ts is the time of the origin in milliseconds', expected, ({ body: { ts } }) => ({
    actual: ts,
    holds: typeof ts === 'number' && Math.abs(ts - nowMs) < dayMs && (fractionalTs || Number.isInteger(ts)),
  }));
});

Then(
  'the transaction that carries it to blue names the target as origin and blue as destination',
  function (this: Example) {
    const names = {
      origin: this.target.servers[0].serverName as string,
      destination: this.cast.peer('blue').serverName as string,
    };
    const optional = this.target.profile.dialect.optionalTransactionKeys.includes('destination');
    return checkCarrier(this, 'origin and destination name the two servers', show(names), ({ body }) => ({
      actual: { origin: body.origin, destination: body.destination },
      holds:
        body.origin === names.origin &&
        (body.destination === names.destination || (optional && body.destination === undefined)),
    }));
  },
);

Then('the transaction that carries it to blue holds its PDUs in a list', function (this: Example) {
  return checkCarrier(this, 'pdus is a list', 'a list of at least one PDU', ({ body: { pdus } }) => ({
    actual: pdus,
    holds: Array.isArray(pdus) && pdus.length > 0,
  }));
});

Then('the transaction that carries it to blue holds its EDUs in a list or has none', function (this: Example) {
  return checkCarrier(this, 'edus is a list or absent', 'a list, or nothing', ({ body: { edus } }) => ({
    actual: edus,
    holds: edus === undefined || Array.isArray(edus),
  }));
});

Then('blue received them under different transaction ids', async function (this: Example) {
  const last = await carrier(this, 'blue');
  const earlier = this.cast.peer('blue').transactions.all.filter(({ exchange }) => exchange !== last.exchange);
  this.check(
    that({
      text: 'each transaction has an id of its own',
      expected: `an id that is none of ${show(earlier.map(({ transactionId }) => transactionId))}`,
      actual: show(last.id),
      holds: earlier.every(({ transactionId }) => transactionId !== last.id),
      shownBy: [last.exchange, ...earlier.map(({ exchange }) => exchange)],
    }),
  );
});
