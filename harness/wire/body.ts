import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Body } from './exchange.ts';

/** What a message carries: text, or bytes where it is none. */
export type Content = string | Uint8Array;

/** Reads a stream up to a little more than `limit` bytes. `complete` is false when there was more than `limit`. */
export async function readBounded(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ bytes: Buffer; complete: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.byteLength;
    chunks.push(chunk);
    if (length > limit) return { bytes: Buffer.concat(chunks), complete: false };
  }
  return { bytes: Buffer.concat(chunks), complete: true };
}

/** A body as it is recorded: up to `limit` bytes of it, as text, and as bytes too where it is no text. */
export function bodyOf(content: Content, limit = Number.POSITIVE_INFINITY): Body {
  const all = typeof content === 'string' ? Buffer.from(content) : asBuffer(content);
  const truncated = all.byteLength > limit;
  const kept = truncated ? all.subarray(0, limit) : all;
  return {
    bytes: all.byteLength,
    text: kept.toString('utf8'),
    truncated,
    ...(!isText(kept, truncated) && { base64: kept.toString('base64') }),
    ...(truncated && { sha256: sha256(all) }),
  };
}

/** The body with at most `limit` characters of its text, and the digest of all that was read. */
export function headOf(body: Body, limit: number): Body {
  if (body.text.length <= limit) return body;
  const { base64: _, ...rest } = body;
  const text = body.text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
  return { ...rest, text, truncated: true, sha256: digestOf(body) };
}

/** SHA-256, in hexadecimal, of all that was read of a body. */
export function digestOf(body: Body): string {
  return body.sha256 ?? sha256(bytesOf(body));
}

/** The bytes that were kept. */
export function bytesOf({ text, base64 }: Body): Buffer {
  return base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64');
}

/** Content read as UTF-8. */
export function textOf(content: Content): string {
  return typeof content === 'string' ? content : asBuffer(content).toString('utf8');
}

/** What was kept, to be carried on. */
export function contentOf(body: Body): Content {
  return body.base64 === undefined ? body.text : bytesOf(body);
}

/** What a body says in JSON, or undefined when it is not JSON (or not all of it is there). */
export function jsonOf(body: Body | null | undefined): unknown {
  if (!body || body.truncated) return undefined;
  try {
    return JSON.parse(body.text);
  } catch {
    return undefined;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Bytes of one character of UTF-8, at most. */
const longestCharacter = 4;

/** Whether the bytes are UTF-8; those of a head may end within a character. */
function isText(bytes: Buffer, isHead: boolean): boolean {
  const mayLack = isHead ? longestCharacter - 1 : 0;
  for (let lacking = 0; lacking <= Math.min(mayLack, bytes.byteLength); lacking++) {
    if (isUtf8(bytes.subarray(0, bytes.byteLength - lacking))) return true;
  }
  return false;
}
