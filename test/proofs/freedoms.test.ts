import { describe, expect, it } from 'vitest';
import { differingVerdicts } from '../../scripts/test/differing-verdicts.ts';
import { runTouchstone } from './run-touchstone.ts';

describe('a server that takes every liberty the draft leaves it', () => {
  it.each([1, 20140828, 2 ** 31 - 2])('gets the verdicts of one that takes none, with seed %i', async (seed) => {
    const plain = await runTouchstone('reference', '--seed', `${seed}`, '--tags', 'not @browser');
    const free = await runTouchstone('reference:freedoms', '--seed', `${seed}`, '--tags', 'not @browser');
    expect(plain.totals.examples.pass).toBeGreaterThan(0);
    expect(differingVerdicts({ name: 'plain', record: plain }, { name: 'free', record: free })).toEqual([]);
  });
});
