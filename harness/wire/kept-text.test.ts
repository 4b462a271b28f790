import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exchange } from '../testing/recorded-exchange.ts';
import { bodyOf } from './body.ts';
import type { Exchange } from './exchange.ts';
import { KeptText } from './kept-text.ts';
import { mostText, Redactor } from './redaction.ts';

const carried = (asked: string, answered: string): Exchange => {
  const answer = { status: 200, headers: {}, body: bodyOf(answered) };
  const whole = exchange({ answer });
  return { ...whole, request: { ...whole.request, body: bodyOf(asked) } };
};
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

describe('what is kept of what was carried', () => {
  it('is all of it, where that is little', () => {
    const whole = carried('asked', 'answered');
    expect(new KeptText({ perExchange: 1_000, perRun: 10_000 }).of(whole, whole)).toEqual(whole);
  });

  it('is the head of a long answer, and the digest of all of it', () => {
    const whole = carried('asked', 'x'.repeat(2_000));
    const kept = new KeptText({ perExchange: 1_000, perRun: 10_000 }).of(whole, whole);
    expect(kept.answer?.body).toEqual({
      ...{ bytes: 2_000, text: 'x'.repeat(1_000), truncated: true },
      sha256: digest('x'.repeat(2_000)),
    });
    expect(kept.request.body?.text).toBe('asked');
  });

  it('is only a short head, once the run has no more room', () => {
    const kept = new KeptText({ perExchange: 1_000, perRun: 1_500 });
    const whole = carried('', 'x'.repeat(900));
    const lengths = [1, 2, 3].map(() => kept.of(whole, whole).answer?.body.text.length);
    expect(lengths).toEqual([900, 600, 256]);
  });

  it('has no half of a secret at its end, and the digest of what was really carried', () => {
    const secret = 'tok-1234567890';
    const text = `${'x'.repeat(mostText - 7)}${secret}${'x'.repeat(100)}`;
    const whole = carried('', text);
    const kept = new KeptText({ perExchange: 2 * mostText, perRun: 10 * mostText });
    const { answer } = kept.of(whole, new Redactor([secret]).value(whole));
    expect(answer?.body.text).not.toContain('tok-');
    expect(answer?.body).toMatchObject({ bytes: text.length, truncated: true, sha256: digest(text) });
  });
});
