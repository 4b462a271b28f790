import { describe, expect, it } from 'vitest';
import { causeToStop } from './breaker.ts';
import type { Course } from './course.ts';

const passed: Course = {
  ...{ id: 'a.one/x', judged: true, reason: null, stoppedAtFirst: false, durationMs: 10 },
  ...{ asked: 3, answered: 3, quickestMs: 2, failure: null },
};
const silent: Course = {
  ...{ ...passed, id: 'a.two/x', judged: false, reason: 'no answer', durationMs: 5_000, stoppedAtFirst: true },
  ...{ answered: 0, quickestMs: null, failure: 'no complete answer within 5000 ms' },
};
const prevented = (course: Partial<Course> = {}): Course => ({
  ...{ ...passed, id: 'a.three/x', judged: false, reason: 'Alice could not register: 403', durationMs: 7_000 },
  ...course,
});
const times = (count: number, course: Course) => Array.from({ length: count }, () => course);

describe('a run goes on', () => {
  it.each([
    ['where all is well', times(50, passed)],
    ['after two Examples without an answer', [passed, ...times(2, silent)]],
    ['where the target answers again', [...times(2, silent), passed, ...times(2, silent)]],
    ['where Examples do not ask the target at all', times(9, { ...silent, asked: 0 })],
    ['where the target was slow from the beginning', times(9, { ...passed, quickestMs: 2_000 })],
    ['where one answer of many is slow', [...times(9, passed), ...times(2, { ...passed, quickestMs: 5_000 }), passed]],
    ['where a preparation fails at once each time', times(200, prevented({ durationMs: 20 }))],
    ['where a preparation fails that few need, and others pass', [passed, ...times(9, prevented())]],
    ['where preparations fail in different ways', [1, 2, 3, 4, 5].map((n) => prevented({ reason: 'abcde'.slice(n) }))],
  ])('%s', (_, courses) => {
    expect(causeToStop(courses)).toBeUndefined();
  });
});

describe('a run is ended', () => {
  it('where the target has stopped answering, within three times the patience for one answer', () => {
    const courses = [...times(20, passed), ...times(3, silent)];
    expect(causeToStop(courses)).toEqual({
      why: 'the target has stopped answering (no complete answer within 5000 ms)',
      examples: ['a.two/x', 'a.two/x', 'a.two/x'],
    });
  });

  it('where its quickest answers have become ten times as slow, and too slow', () => {
    const slower = [1, 2, 3, 50, 1_100, 1_200, 1_300].map((quickestMs) => ({ ...passed, quickestMs }));
    expect(causeToStop(slower.slice(0, -1))).toBeUndefined();
    expect(causeToStop(slower)?.why).toContain('it took 3 ms at first, and takes 1100 ms now');
  });

  it('where the same preparation fails again and again, whoever it is for, and nothing was judged', () => {
    const courses = ['@alice1:hs', '@bob22:hs', '@carol3:hs'].map((user) =>
      prevented({ reason: `${user} could not register within 7000 ms` }),
    );
    expect(causeToStop(courses)).toMatchObject({ why: expect.stringContaining('@carol3:hs could not register') });
    expect(causeToStop(courses)?.examples).toHaveLength(3);
  });

  it('where it is the first step that fails, whatever was judged before', () => {
    expect(causeToStop([passed, ...times(3, prevented({ stoppedAtFirst: true }))])?.examples).toHaveLength(3);
  });
});
