import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aPdu } from '../testing/pdus.ts';
import { replacesState } from './state.ts';

const branch = fc.array(
  fc
    .record({ pdu_id: fc.uuid(), power_level: fc.constantFrom(null, 0, 5, '5', 50, 'high') })
    .map((given) => aPdu(given)),
  { minLength: 1, maxLength: 4 },
);

describe('conflicting state', () => {
  test('what replaces exactly the current value wins, whatever its power', () => {
    expect(replacesState({ current: [], incoming: [aPdu({ power_level: -1 })] })).toBe(true);
  });

  test('what the current value has already replaced does not come back', () => {
    expect(replacesState({ current: [aPdu()], incoming: [] })).toBe(false);
  });

  test('the branch of higher power wins, also where it is the shorter and the power is text', () => {
    const strong = [aPdu({ power_level: '50' })];
    const long = [aPdu({ power_level: 5 }), aPdu({ power_level: 5 })];
    expect(replacesState({ current: long, incoming: strong })).toBe(true);
    expect(replacesState({ current: strong, incoming: long })).toBe(false);
  });

  test('of equal power the longer branch wins', () => {
    expect(replacesState({ current: [aPdu()], incoming: [aPdu(), aPdu()] })).toBe(true);
  });

  test('two servers that had either branch first agree', () => {
    fc.assert(
      fc.property(branch, branch, (one, other) => {
        const otherWins = replacesState({ current: one, incoming: other });
        const oneWins = replacesState({ current: other, incoming: one });
        expect(otherWins).toBe(!oneWins);
      }),
    );
  });
});
