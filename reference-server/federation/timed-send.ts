import type { Clock, HttpAnswer, HttpRequest, HttpSend } from '../ports.ts';

/** Sends, and gives up when the time is over or the server stops. */
export async function timedSend(
  parts: { clock: Clock; httpSend: HttpSend; lifetime: AbortSignal; timeoutMs: number },
  request: Omit<HttpRequest, 'signal'>,
): Promise<HttpAnswer> {
  const timeout = new AbortController();
  const stopTimer = parts.clock.after(parts.timeoutMs, () =>
    timeout.abort(new Error(`no answer from ${request.destination} in ${parts.timeoutMs} ms`)),
  );
  try {
    return await parts.httpSend({ ...request, signal: AbortSignal.any([timeout.signal, parts.lifetime]) });
  } finally {
    stopTimer();
  }
}
