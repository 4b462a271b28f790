import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idRefusal, missedTransactions, prevIdsRefusal, transactionKey } from './incoming.ts';

describe('an incoming transaction', () => {
  test('has a key that no other pair of origin and id has', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (origin, id, otherOrigin, otherId) => {
        const isSame = origin === otherOrigin && id === otherId;
        expect(transactionKey(origin, id) === transactionKey(otherOrigin, otherId)).toBe(isSame);
      }),
    );
  });

  test('has an id and refers to ids that are bounded', () => {
    const long = 'x'.repeat(1025);
    expect(prevIdsRefusal(['t1', long.slice(1)])).toBeUndefined();
    expect(prevIdsRefusal([long])?.errcode).toBe('M_BAD_JSON');
    expect(prevIdsRefusal(Array(101).fill('t'))?.errcode).toBe('M_BAD_JSON');
    expect(idRefusal({ inUrl: long, inBody: long })?.errcode).toBe('M_BAD_JSON');
  });

  test('shows which earlier ones were missed', () => {
    expect(missedTransactions(['t1', 't2', 't3'], (id) => id === 't2')).toEqual(['t1', 't3']);
    expect(missedTransactions([], () => false)).toEqual([]);
  });
});
