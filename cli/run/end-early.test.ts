import { describe, expect, it } from 'vitest';
import { systemClock } from '../../harness/clock/clock.ts';
import { virtualClock } from '../../harness/clock/virtual-clock.ts';
import { exchange, failedAs } from '../../harness/testing/recorded-exchange.ts';
import { exampleRecord } from '../../harness/testing/requirement-record.ts';
import { endEarly } from './end-early.ts';

const unanswered = (id: string) => ({
  requirement: 'a.one',
  record: exampleRecord({ id, verdict: 'inconclusive', reason: 'no answer' }),
  exchanges: [{ ...exchange(), ...failedAs('refused'), to: 'server hs' }],
});

describe('a run is due to end early', () => {
  it('when its target has stopped answering, with the Examples that showed it', async () => {
    const early = endEarly(systemClock);
    for (const id of ['a.one/x', 'a.one/y', 'a.one/z']) early.note(unanswered(id));
    expect(await early.due).toBe(
      'ended early, since the target has stopped answering (so it was). 3 Examples: a.one/x, a.one/y, a.one/z',
    );
  });

  it('when it has taken the most time that it may', async () => {
    const clock = virtualClock(systemClock);
    const early = endEarly(clock, { text: '2m', ms: 120_000 });
    clock.skip(120_000);
    expect(await early.due).toBe('ended after 2m, the most time that --max-time allows');
  });
});
