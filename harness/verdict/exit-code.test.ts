import { describe, expect, it } from 'vitest';
import { requirementRecord, runRecord } from '../testing/requirement-record.ts';
import { exitCode } from './exit-code.ts';
import type { KnownDeviation, RunRecord } from './run-record.ts';

const relaxed = { strict: false, today: '2026-05-10' };
const strict = { ...relaxed, strict: true };

const passed = requirementRecord();
const violation = requirementRecord({ verdict: 'fail', finding: 'violation' });
const deviation = requirementRecord({ level: 'should', verdict: 'fail', finding: 'deviation' });
const observation = requirementRecord({ level: 'may', verdict: 'fail', finding: 'observation' });
const known = (expires?: string): KnownDeviation => ({
  requirement: 'room.create',
  reason: 'not yet',
  ...(expires !== undefined && { expires }),
});
const failedRun = (requirement = violation, more: Partial<RunRecord> = {}) =>
  runRecord({ pass: 3, fail: 1 }, [passed, requirement], more);

describe('the exit code of a run', () => {
  it('is 0 when all that was judged passed', () => {
    expect(exitCode(runRecord({ pass: 2 }, [passed]), relaxed)).toBe(0);
  });

  it('is 0 when what was not offered stands beside what passed', () => {
    const notOffered = requirementRecord({ verdict: 'not-offered' });
    expect(exitCode(runRecord({ pass: 2, 'not-offered': 1 }, [passed, notOffered]), relaxed)).toBe(0);
  });

  it('is 1 for a violation', () => {
    expect(exitCode(failedRun(), relaxed)).toBe(1);
  });

  it('is 0 for a deviation', () => {
    expect(exitCode(failedRun(deviation), relaxed)).toBe(0);
  });

  it('is 1 for a deviation where the run is strict', () => {
    expect(exitCode(failedRun(deviation), strict)).toBe(1);
  });

  it('is 0 for an observation, however strict the run', () => {
    expect(exitCode(failedRun(observation), strict)).toBe(0);
  });

  it('is 0 for a violation that is known and has no end', () => {
    expect(exitCode(failedRun({ ...violation, known: known() }), relaxed)).toBe(0);
  });

  it('is 0 for a known violation on the last day that it counts', () => {
    expect(exitCode(failedRun({ ...violation, known: known('2026-05-10') }), relaxed)).toBe(0);
  });

  it('is 1 for a known violation the day after', () => {
    expect(exitCode(failedRun({ ...violation, known: known('2026-05-09') }), relaxed)).toBe(1);
  });

  it('is 0 for a known deviation in a strict run', () => {
    expect(exitCode(failedRun({ ...deviation, known: known() }), strict)).toBe(0);
  });

  it('is 1 for a violation that is not known beside one that is', () => {
    const record = runRecord({ fail: 2 }, [{ ...violation, known: known() }, violation]);
    expect(exitCode(record, relaxed)).toBe(1);
  });

  it('is 1 for a known deviation that passes now, so that it is struck off', () => {
    expect(exitCode(runRecord({ pass: 1 }, [{ ...passed, known: known() }]), relaxed)).toBe(1);
  });

  it('is 0 for a known deviation that was not run', () => {
    const notRun = requirementRecord({ verdict: 'not-run', known: known() });
    expect(exitCode(runRecord({ pass: 1 }, [passed, notRun]), relaxed)).toBe(0);
  });

  it.each([
    ['nothing ran', runRecord({}, [])],
    ['nothing was offered', runRecord({ 'not-offered': 3 }, [])],
    ['something is inconclusive', runRecord({ pass: 5, inconclusive: 1 }, [passed])],
    ['it was interrupted', runRecord({ pass: 5 }, [passed], { interrupted: true })],
    ['the harness had a problem', runRecord({ pass: 5 }, [passed], { problems: ['a hook broke'] })],
  ])('is 2 when %s', (_, record) => {
    expect(exitCode(record, relaxed)).toBe(2);
  });

  it('is 1 for a violation in a run that could not be trusted otherwise', () => {
    const interrupted = failedRun(violation, { interrupted: true, problems: ['a hook broke'] });
    expect(exitCode(interrupted, relaxed)).toBe(1);
  });

  it('is 2 for an interrupted run whose only violation is known', () => {
    expect(exitCode(failedRun({ ...violation, known: known() }, { interrupted: true }), relaxed)).toBe(2);
  });
});
