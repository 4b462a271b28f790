import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Redactor } from '../redaction.ts';
import { SecretWatch } from './secret-watch.ts';

/** How a secret may be spelt where nothing tells that it stands there. */
const spellings: Readonly<Record<string, (secret: string) => string>> = {
  raw: (secret) => secret,
  percent: encodeURIComponent,
  'percent in lower case': (secret) => encodeURIComponent(secret).replaceAll(/%../g, (spelt) => spelt.toLowerCase()),
  'percent for every byte': (secret) =>
    [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  form: (secret) => new URLSearchParams({ a: secret }).toString().slice(2),
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
  'JSON with slashes escaped': (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
  'JSON with everything escaped': (secret) =>
    [...Array(secret.length).keys()].map((at) => `\\u${secret.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  'JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  HTML: (secret) => secret.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`),
  'HTML by name': (secret) =>
    secret.replaceAll(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '&quot;'),
  base64: (secret) => Buffer.from(`before:${secret}:after`).toString('base64'),
  base64url: (secret) => Buffer.from(`x${secret}`).toString('base64url'),
  'percent in JSON': (secret) => JSON.stringify(`/x?y=${encodeURIComponent(secret)}`),
};

const alphabet = [...'abcXYZ0189-._~!\'()*+/=&<>"\\ %:@üß密👩'];

/** Distinct enough to be known again: a letter, a digit and a mark are among them. */
const secrets = fc
  .array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 40 })
  .map((chars) => `a1-${chars.join('')}z`)
  // What is an escape itself is another text once it is taken off.
  .filter((secret) => !/%[0-9a-f]{2}|\\[u"\\/bfnrt]|&[a-z#]/i.test(secret));

describe.each(Object.entries(spellings))('a secret spelt as %s', (_, spell) => {
  it('is hidden', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const text = new Redactor([secret]).text(`(${spell(secret)})`);
        expect(text).not.toContain(spell(secret).slice(4, -4));
        expect(text).toContain('‹secret 1›');
      }),
    );
  });

  it('is found in what is about to be told', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const watch = new SecretWatch();
        watch.add([secret]);
        expect(watch.isIn(`some words (${spell(secret)}) and some more`)).toBe(true);
        expect(watch.isIn('some words (that are no secret) and some more')).toBe(false);
      }),
    );
  });
});

describe('the watch over secrets', () => {
  it('does not look for what anybody may say', () => {
    const watch = new SecretWatch();
    watch.add(['password', '4711', '123456', 'alice']);
    expect(watch.isIn('the password of alice is 4711 or 123456')).toBe(false);
  });

  it('forgets what stands in words of our own', () => {
    const watch = new SecretWatch();
    watch.add(['content-type', 'tok-1234']);
    watch.except('"content-type": "text/html"');
    expect(watch.isIn('content-type')).toBe(false);
    expect(watch.isIn('tok-1234')).toBe(true);
  });
});
