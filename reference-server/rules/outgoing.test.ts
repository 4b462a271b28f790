import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Transaction } from '../../spec/editions/draft-2014-08/wire/transaction.ts';
import { ServerName, TransactionId } from '../../spec/wire/ids.ts';
import { aPdu } from '../testing/pdus.ts';
import { backOffMs, pushOutcome, unitsForTransaction, wrapTransaction } from './outgoing.ts';

describe('an outgoing transaction', () => {
  test('is a transaction of the draft, its units unchanged', () => {
    const edu = { edu_type: 'm.typing', origin: 'red', destination: 'blue', content: {} };
    const pdus = [aPdu({ content: { msgtype: 'm.text', body: '☕ "]}' } }), aPdu()];
    const text = wrapTransaction({
      transactionId: TransactionId.parse('t2'),
      now: 1_404_835_423_000,
      origin: ServerName.parse('red'),
      destination: ServerName.parse('blue'),
      previousIds: [TransactionId.parse('t1')],
      units: [edu, ...pdus].map((unit, id) => {
        const json = JSON.stringify(unit);
        return unit === edu ? { kind: 'edu', key: 'tea', json } : { kind: 'pdu', id, json };
      }),
    });
    const wrapped = JSON.parse(text);
    expect(Transaction.parse(wrapped)).toEqual(wrapped);
    expect(wrapped).toEqual({
      transaction_id: 't2',
      ts: 1_404_835_423_000,
      origin: 'red',
      destination: 'blue',
      prev_ids: ['t1'],
      edus: [edu],
      pdus,
    });
  });

  test('holds units in order, never none, and never more than fit but for a single one', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(sizes, (lengths) => {
        const waiting = lengths.map((length, id) => ({ kind: 'pdu' as const, id, json: 'x'.repeat(length) }));
        const taken = unitsForTransaction(waiting);
        expect(taken).toEqual(waiting.slice(0, taken.length));
        expect(taken.length).toBeGreaterThan(0);
        const bytes = taken.reduce((sum, unit) => sum + unit.json.length, 0);
        expect(taken.length === 1 || bytes <= 512 * 1024).toBe(true);
      }),
    );
  });
});

describe('the answer to a push', () => {
  test.each([
    [200, 'acknowledged'],
    [204, 'acknowledged'],
    [301, 'refused'],
    [400, 'refused'],
    [403, 'refused'],
    [404, 'retry'],
    [408, 'retry'],
    [429, 'retry'],
    [500, 'retry'],
    [503, 'retry'],
    [undefined, 'retry'],
  ])('%s means %s', (status, outcome) => {
    expect(pushOutcome(status)).toBe(outcome);
  });

  test('the wait before the next attempt stays within a bound that doubles up to the longest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const delayMs = backOffMs({ failures, random, firstMs: 1000, maxMs: 300_000 });
          expect(delayMs).toBeGreaterThanOrEqual(0);
          expect(delayMs).toBeLessThan(Math.min(300_000, 1000 * 2 ** (failures - 1)));
        },
      ),
    );
  });
});
