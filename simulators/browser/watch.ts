import type { BrowserContext, Request } from 'playwright-core';
import { bodyOf } from '../../harness/wire/body.ts';
import type { Answer, Exchange } from '../../harness/wire/exchange.ts';
import type { OpenExchange, Recorder } from '../../harness/wire/recorder.ts';

/** The bytes of one answer that are kept. */
const answerLimitBytes = 256 * 1024;

/** Records every exchange of a browser, and tells of each that has ended. */
export function watch(
  context: BrowserContext,
  recorder: Recorder,
  who: string,
  /** Who is at an address, in the transcript's words. */
  partyAt: (url: string) => string,
  ended: (exchange: Exchange) => void,
): void {
  const open = new Map<Request, OpenExchange>();

  const end = async (request: Request, outcome: () => Promise<Answer>) => {
    const begun = open.get(request);
    open.delete(request);
    if (!begun) return;
    try {
      ended(begun.end(await outcome()));
    } catch (error) {
      ended(begun.end({ kind: 'reset', message: `the browser had no answer: ${error}` }));
    }
  };

  context.on('request', (request) => {
    const body = request.postData();
    const { method, url, headers } = { method: request.method(), url: request.url(), headers: request.headers() };
    const to = partyAt(url);
    open.set(request, recorder.begin(who, to, { method, url, headers, body: body === null ? null : bodyOf(body) }));
  });
  context.on('requestfinished', (request) => {
    void end(request, () => answerTo(request));
  });
  context.on('requestfailed', (request) => {
    const message = request.failure()?.errorText ?? 'no answer';
    const begun = open.get(request);
    open.delete(request);
    if (begun) ended(begun.end({ kind: 'reset', message }));
  });
}

async function answerTo(request: Request): Promise<Answer> {
  const response = await request.response();
  if (!response) throw new Error('no response');
  const status = response.status();
  const headers = await response.allHeaders();
  const hasBody = status < 300 || status >= 400;
  const body = hasBody ? await response.body() : Buffer.alloc(0);
  return { status, headers, body: bodyOf(body, answerLimitBytes) };
}
