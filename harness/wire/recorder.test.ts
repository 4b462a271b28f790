import { describe, expect, it } from 'vitest';
import { bodyOf } from './body.ts';
import { Recorder } from './recorder.ts';

const request = { method: 'GET', url: 'http://hs/x', headers: {}, body: null };
const carry = (recorder: Recorder, answer: string) =>
  recorder.begin('a', 'b', request).end({ status: 200, headers: {}, body: bodyOf(answer) });

describe('a recorder', () => {
  it('is full once too much was carried, and says so once', () => {
    const recorder = new Recorder(Date.now, { exchanges: 100, bytes: 1024 ** 2 });
    carry(recorder, 'x'.repeat(1024 ** 2));
    expect(recorder.isFull).toBe(false);
    carry(recorder, 'x');
    expect([recorder.isFull, recorder.isFull]).toEqual([true, true]);
    expect(recorder.problems).toEqual(['one Example carried more than 1 MiB']);
  });

  it('is full once there were too many exchanges: a flood is bounded', () => {
    const recorder = new Recorder(Date.now, { exchanges: 2, bytes: 1024 ** 2 });
    carry(recorder, '');
    expect(recorder.isFull).toBe(false);
    carry(recorder, '');
    expect(recorder.isFull).toBe(true);
    expect(recorder.problems).toEqual(['one Example had more than 2 exchanges']);
  });

  it('changes nothing by what comes after an exchange has ended', () => {
    const open = new Recorder(Date.now).begin('a', 'b', request);
    open.end({ kind: 'late', message: 'too late' });
    expect(open.end({ status: 200, headers: {}, body: bodyOf('') })).toMatchObject({ answer: null });
  });
});
