/** The largest answer taken from a service, in bytes: far beyond any token or set of claims. */
const mostBytes = 256 * 1024;

interface ServiceRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: URLSearchParams | undefined;
  readonly signal?: AbortSignal;
}

/** Global fetch that reads no more of an answer than is taken; rejects for a longer one. Follows no redirects. */
export async function boundedFetch(url: string, { body, ...request }: ServiceRequest): Promise<Response> {
  const response = await fetch(url, { ...request, body: body ?? null, redirect: 'manual' });
  const { status, headers } = response;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new Error(`the service answers with over ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  // An answer of a status that has no body must be made without one.
  return new Response(chunks.length === 0 ? null : Buffer.concat(chunks), { status, headers });
}
