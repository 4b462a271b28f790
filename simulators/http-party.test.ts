import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import type { ReceivedRequest } from '../harness/wire/listen.ts';
import { Recorder } from '../harness/wire/recorder.ts';
import { answerByHandlers, exchangeOf } from './http-party.ts';

const handlers = [
  http.get('http://red:1/greeting', ({ request }) =>
    HttpResponse.json({ exchange: exchangeOf(request)?.n }, { status: 203, headers: { 'x-extra': 'yes' } }),
  ),
  http.post('http://red:1/echo', async ({ request }) => new HttpResponse(await request.text())),
  http.get('http://red:1/drop', () => HttpResponse.error()),
];

function answer(method: string, target: string, body = '') {
  const received: ReceivedRequest = { method, target, headers: { host: 'red:1', 'content-length': '9' }, body };
  const request = { method, url: target, headers: {}, body: null };
  return answerByHandlers(handlers, 'red:1', received, new Recorder(() => 0).begin('x', 'y', request).exchange);
}

test('a handler answers with its status, headers and body, and knows the exchange', async () => {
  expect(await answer('GET', '/greeting')).toMatchObject({
    kind: 'answer',
    status: 203,
    headers: { 'content-type': 'application/json', 'x-extra': 'yes' },
    body: '{"exchange":1}',
  });
});

test('a body reaches the handler as it was sent', async () => {
  expect(await answer('POST', '/echo', '{"é": 1}')).toMatchObject({ body: '{"é": 1}' });
});

test('an error response drops the connection', async () => {
  expect(await answer('GET', '/drop')).toEqual({ kind: 'reset' });
});

test.each([
  ['GET', '/nothing'],
  ['TRACE', '/greeting'],
  ['OPTIONS', '*'],
  ['GET', '/greeting%'],
  ['GET', '//[bad'],
])('%s %s is nobody’s', async (method, target) => {
  expect(await answer(method, target)).toBeUndefined();
});

test('a GET that comes with a body is answered all the same', async () => {
  expect(await answer('GET', '/greeting', 'surprise')).toMatchObject({ status: 203 });
});
