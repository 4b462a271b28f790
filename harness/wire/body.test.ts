import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bodyOf, bytesOf, contentOf, headOf, jsonOf } from './body.ts';

const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
const digest = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');

describe('a body', () => {
  it('is text where it is UTF-8', () => {
    const body = bodyOf(Buffer.from('grün'));
    expect(body).toEqual({ bytes: 5, text: 'grün', truncated: false });
    expect(contentOf(body)).toBe('grün');
  });

  it('keeps its bytes where it is no text', () => {
    const body = bodyOf(bytes);
    expect(body).toMatchObject({ bytes: 256, truncated: false });
    expect([...bytesOf(body)]).toEqual([...bytes]);
    expect(contentOf(body)).toEqual(Buffer.from(bytes));
  });

  it('says what all of it was where only a head is kept', () => {
    const body = bodyOf('abcdef', 4);
    expect(body).toEqual({ bytes: 6, text: 'abcd', truncated: true, sha256: digest('abcdef') });
    expect(jsonOf(bodyOf('123456', 4))).toBeUndefined();
  });

  it('is text too where its head ends within a character', () => {
    expect(bodyOf('a€', 2)).not.toHaveProperty('base64');
  });

  it('can be cut to its head later, and says the same of itself', () => {
    const head = headOf(bodyOf('abcdef'), 4);
    expect(head).toEqual(bodyOf('abcdef', 4));
    expect(headOf(head, 2)).toMatchObject({ bytes: 6, text: 'ab', sha256: digest('abcdef') });
    expect(headOf(bodyOf(bytes), 10)).toMatchObject({ bytes: 256, truncated: true, sha256: digest(bytes) });
  });

  it('is never cut within a character', () => {
    expect(headOf(bodyOf('ab👩cd'), 3).text).toBe('ab');
  });
});
