import { expect, test } from 'vitest';
import { bodyOf } from '../harness/wire/body.ts';
import type { Exchange } from '../harness/wire/exchange.ts';
import { Recorder } from '../harness/wire/recorder.ts';
import { isGranted, must, mustGive, outcomeIn } from './must.ts';

const request = { method: 'GET', url: '/', headers: {}, body: null };
const begin = () => new Recorder(() => 0).begin('client alice', 'target', request);
const answered = (status: number, body = '{}') => begin().end({ status, headers: {}, body: bodyOf(body) });
const failed = (): Exchange => begin().end({ kind: 'late', message: 'no complete answer within 5 ms' });

test.each([
  [200, true],
  [204, true],
  [302, false],
  [403, false],
  [500, false],
])('a status of %i: granted is %s', (status, granted) => {
  expect(isGranted(answered(status))).toBe(granted);
});

test('no answer is not granted', () => {
  expect(isGranted(failed())).toBe(false);
});

test('an outcome is told in a few words', () => {
  expect(outcomeIn(answered(403, '{"errcode":"M_FORBIDDEN","error":"No."}'))).toBe('403 M_FORBIDDEN: No. (exchange 1)');
  expect(outcomeIn(answered(500, '<html>'))).toBe('500 <html> (exchange 1)');
  expect(outcomeIn(failed())).toBe('no answer (late: no complete answer within 5 ms) (exchange 1)');
});

test('preparation passes on what it was given, and the exchange', async () => {
  const verb = async (status: number) => answered(status);
  expect(await must('client alice', 'knock', verb)(200)).toMatchObject({ answer: { status: 200 } });
  await expect(must('client alice', 'knock', verb)(403)).rejects.toThrow('client alice could not knock: 403');
});

test('preparation that meets a rate limit is the fault of the environment', async () => {
  const verb = async (status: number) => answered(status);
  const { fault, message } = await must('client alice', 'knock', verb)(429).catch((error) => error);
  expect([fault, message]).toEqual(['environment', expect.stringContaining("the target's rate limit")]);
  expect(await must('client alice', 'knock', verb)(403).catch((error) => error.fault)).toBe('target');
});

test('preparation that must give something gives it, or fails', async () => {
  const verb = async (body: string) => answered(200, body);
  const length = mustGive('client alice', 'measure', verb, ({ answer }) => answer?.body.bytes || undefined);
  expect(await length('12345')).toBe(5);
  await expect(length('')).rejects.toThrow('client alice could not measure: the answer lacks it (exchange 1)');
});
