import { describe, expect, it } from 'vitest';
import { bodyOf } from './body.ts';
import type { Exchange } from './exchange.ts';
import { Redactor } from './redaction.ts';

const exchange = (url: string, sent: unknown, answered: unknown): Exchange => ({
  n: 1,
  at: 0,
  durationMs: 1,
  from: 'client alice',
  to: 'target',
  request: {
    method: 'POST',
    url,
    headers: { Authorization: 'Bearer header-token' },
    body: bodyOf(JSON.stringify(sent)),
  },
  answer: { status: 200, headers: {}, body: bodyOf(JSON.stringify(answered)) },
  failure: null,
  fault: null,
});

const redacted = (...exchanges: Exchange[]) => {
  const redactor = new Redactor();
  redactor.learn(exchanges);
  return JSON.stringify(redactor.value(exchanges));
};

describe('redaction', () => {
  it('hides tokens in queries, headers and bodies', () => {
    const text = redacted(exchange('http://hs/x?access_token=query%2Ftoken', {}, { access_token: 'answer-token' }));
    expect(text).not.toMatch(/query%2Ftoken|query\/token|header-token|answer-token/);
  });

  it('hides passwords, however short and at any depth', () => {
    const text = redacted(exchange('http://hs/x', { auth: { password: 'pw"1' }, password: 'correct horse' }, {}));
    expect(text).not.toMatch(/pw\\*"1|correct horse/);
  });

  it('hides what stands in a form or in the address of a redirect', () => {
    const form = exchange('http://hs/token', {}, {});
    form.request = {
      ...form.request,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: bodyOf('code=the-code&code_verifier=the-verifier'),
    };
    const redirect = exchange('http://hs/authorize', {}, {});
    redirect.answer = { status: 302, headers: { location: 'http://hs/back?code=other-code' }, body: bodyOf('') };
    expect(redacted(form, redirect)).not.toMatch(/the-code|the-verifier|other-code/);
  });

  it('hides a secret also where no key tells it', () => {
    const text = redacted(
      exchange('http://hs/x', { password: 'correct horse' }, {}),
      exchange('http://hs/y', {}, { error: 'no such password: correct horse' }),
    );
    expect(text).not.toContain('correct horse');
  });

  it('gives equal secrets equal placeholders and different ones different placeholders', () => {
    const redactor = new Redactor();
    redactor.learn([exchange('http://hs/x', {}, { access_token: 'first-token' })]);
    redactor.learn([exchange('http://hs/x', {}, { access_token: 'second-token' })]);
    const texts = ['first-token', 'second-token', 'first-token'].map((text) => redactor.text(text));
    expect(texts[0]).toBe(texts[2]);
    expect(texts[0]).not.toBe(texts[1]);
  });
});
