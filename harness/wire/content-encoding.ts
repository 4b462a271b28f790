import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';

type Decode = (bytes: Uint8Array, options: { maxOutputLength: number }) => Buffer;

const decoders: Readonly<Record<string, Decode>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: (bytes, options) => (hasZlibHeader(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options)),
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

const mostCodings = 4;

/** What came of taking off the content codings. */
export type Decoded =
  | { readonly kind: 'decoded'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken'; readonly message: string };

/**
 * The bytes, decoded by their `content-encoding`, if that gives at most `limit`. Bytes in a coding that is not known stay as they are.
 * Source: RFC 9110, 8.4.
 */
export function decode(bytes: Uint8Array, contentEncoding: string | undefined, limit: number): Decoded {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  const chain = codings.toReversed().map((coding) => decoders[coding]);
  // An answer to HEAD and a 304 name the coding of a body that is not there.
  if (bytes.byteLength === 0 || chain.length > mostCodings || chain.includes(undefined))
    return { kind: 'decoded', bytes };
  try {
    let rest = bytes;
    for (const undo of chain) rest = undo?.(rest, { maxOutputLength: limit }) ?? rest;
    return { kind: 'decoded', bytes: rest };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      return { kind: 'too-large' };
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'broken', message: `the body is not what content-encoding: ${contentEncoding} says: ${why}` };
  }
}

/** Some servers leave the zlib wrapper of `deflate` out. */
function hasZlibHeader([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}
