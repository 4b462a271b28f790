import type { Body } from './exchange.ts';

/** Reads at most `limit` bytes of a stream. `complete` is false when there was more. */
export async function readBounded(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ body: Body; complete: boolean }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let complete = true;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    chunks.push(chunk);
    if (bytes > limit) {
      complete = false;
      break;
    }
  }
  return { body: bodyOf(Buffer.concat(chunks), limit), complete };
}

/** A body as it is recorded: its text, up to `limit` bytes. */
export function bodyOf(content: string | Uint8Array, limit = Number.POSITIVE_INFINITY): Body {
  const buffer = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  const truncated = buffer.byteLength > limit;
  return {
    bytes: buffer.byteLength,
    text: (truncated ? buffer.subarray(0, limit) : buffer).toString('utf8'),
    truncated,
  };
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
