import { describe, expect, it } from 'vitest';
import { answeredWith, exchange } from '../../harness/testing/recorded-exchange.ts';
import type { Ending } from '../../harness/verdict/evidence.ts';
import { serverParty } from '../../harness/wire/party.ts';
import { neededFor, Reach, reachedPeers, type Stop } from './reach.ts';

const target = serverParty('hs');
const askedBy = (from: string, status = 200) => ({ ...answeredWith(status), from, to: target });
const prevented = (fault: 'target' | 'harness' | 'environment'): Ending => ({ kind: 'prevented', fault, reason: 'it' });
const failed: Ending = { kind: 'check-failed' };
const stop = (given: Partial<Stop>): Stop => ({
  ending: prevented('target'),
  cited: [],
  exchanges: [],
  unmet: [],
  hasPeers: true,
  missedMail: false,
  ...given,
});

describe('what the target would have had to reach', () => {
  it.each<[string, Partial<Stop>]>([
    ['completed', { ending: { kind: 'completed' } }],
    ['was not offered', { ending: { kind: 'not-offered', reason: 'so' } }],
    ['stopped by a fault of ours', { ending: prevented('harness') }],
    ['stopped by the environment already', { ending: prevented('environment') }],
    ['had no peers', { hasPeers: false }],
  ])('is nothing where the Example %s', (_, given) => {
    expect(neededFor(stop(given))).toEqual([]);
  });

  it('is the peers where preparation stopped, a check failed or a fault met nothing', () => {
    expect(neededFor(stop({}))).toEqual(['peers']);
    expect(neededFor(stop({ ending: failed, cited: [askedBy('client alice')] }))).toEqual(['peers']);
    expect(neededFor(stop({ ending: { kind: 'completed' }, unmet: ['refuse on hs -> blue'] }))).toEqual(['peers']);
  });

  it('is no peer where the failed check looks only at what peers asked the target', () => {
    expect(neededFor(stop({ ending: failed, cited: [askedBy('peer blue', 500)] }))).toEqual([]);
  });

  it('is the mail server where a mail did not come', () => {
    expect(neededFor(stop({ hasPeers: false, missedMail: true }))).toEqual(['mail server']);
  });

  it('is the service where the user was there and was not let in after', () => {
    const atService = { ...answeredWith(302), from: 'browser of alice', to: 'service 1' };
    const after = (status: number) => ({ hasPeers: false, exchanges: [atService, askedBy('client alice', status)] });
    expect(neededFor(stop(after(403)))).toEqual(['services']);
    expect(neededFor(stop({ ...after(200), ending: failed }))).toEqual([]);
  });
});

it('a peer is reached by what the target asks it, not by what it asks the target', () => {
  expect(reachedPeers([askedBy('peer blue'), { ...answeredWith(200), from: 'client alice', to: 'peer blue' }])).toBe(
    false,
  );
  expect(reachedPeers([exchange({ from: target, to: 'peer blue' })])).toBe(true);
});

describe('what a worker knows of the parties that the target reaches', () => {
  it('is found out once, and only where nothing was reached', async () => {
    const reach = new Reach();
    const answers = [undefined, 'cut off'];
    let probes = 0;
    const probe = async () => answers[probes++];
    expect(await reach.find('peers', probe)).toBeUndefined();
    expect(await reach.find('peers', probe)).toBe('cut off');
    expect(await reach.find('peers', probe)).toBe('cut off');
    expect(reach.cutOff('peers')).toBe('cut off');
    expect(probes).toBe(2);
    reach.note('mail server');
    expect(await reach.find('mail server', probe)).toBeUndefined();
    expect(probes).toBe(2);
  });
});
