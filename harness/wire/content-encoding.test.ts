import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decode } from './content-encoding.ts';

const text = '{"a": "grün"}';
const plain = Buffer.from(text);
const textOf = (bytes: Uint8Array, coding: string | undefined) => {
  const decoded = decode(bytes, coding, 1_000);
  return decoded.kind === 'decoded' ? Buffer.from(decoded.bytes).toString() : decoded.kind;
};

describe('decoding', () => {
  it.each([
    ['gzip', gzipSync(plain)],
    ['X-GZIP', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['zstd', zstdCompressSync(plain)],
    ['identity', plain],
    [undefined, plain],
    ['gzip, br', brotliCompressSync(gzipSync(plain))],
  ])('takes off %s', (coding, bytes) => {
    expect(textOf(bytes, coding)).toBe(text);
  });

  it('takes off deflate without its wrapper', () => {
    expect(textOf(deflateRawSync(plain), 'deflate')).toBe(text);
  });

  it('leaves what it does not know as it is', () => {
    expect(textOf(plain, 'exotic')).toBe(text);
    expect(textOf(plain, 'gzip, gzip, gzip, gzip, gzip')).toBe(text);
  });

  it('gives nothing for a body that is not there', () => {
    expect(textOf(Buffer.alloc(0), 'gzip')).toBe('');
  });

  it('stops at its limit: a small body may become a large one', () => {
    expect(textOf(gzipSync(Buffer.alloc(1_000_000)), 'gzip')).toBe('too-large');
  });

  it('says what is wrong with bytes that are not what they claim', () => {
    expect(decode(plain, 'gzip', 1_000)).toMatchObject({ kind: 'broken', message: expect.stringContaining('gzip') });
  });
});
