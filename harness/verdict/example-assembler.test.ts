import { type Envelope, TestStepResultStatus } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../checks/check-result.ts';
import { type ExampleMessages, exampleMessages, runMessages } from '../testing/example-messages.ts';
import { answeredWith } from '../testing/recorded-exchange.ts';
import { serverParty } from '../wire/party.ts';
import type { Evidence } from './evidence.ts';
import { ExampleAssembler } from './example-assembler.ts';

const holds: CheckResult = { text: 'it is there', expected: 'yes', actual: 'yes', holds: true, exchanges: [1] };
const breaks: CheckResult = { ...holds, actual: 'it is not', holds: false };
const evidence = (more: Partial<Evidence> = {}): Evidence => ({
  checks: [holds],
  ending: { kind: 'completed' },
  subject: 'target',
  problems: [],
  unmet: [],
  exchanges: [{ ...answeredWith(200, '{}'), to: serverParty('hs') }],
  pictures: [],
  ...more,
});

function assembled(...examples: Partial<ExampleMessages>[]) {
  const assembler = new ExampleAssembler();
  const given = examples.map((example, index) => ({ id: `e${index}`, evidence: evidence(), ...example }));
  return runMessages(given).flatMap((message) => assembler.accept(message) ?? []);
}
const recordOf = (example: Partial<ExampleMessages> = {}) => assembled(example)[0]?.record;
const problemsAfter = (...messages: Envelope[]) => {
  const assembler = new ExampleAssembler();
  for (const message of messages) assembler.accept(message);
  return assembler.problems;
};

describe('an Example put together from messages', () => {
  it('passes when its steps and its checks did, and judges the requirement of its tag', () => {
    const [example] = assembled({ name: 'A room is made' });
    expect(example).toMatchObject({
      requirement: 'room.create',
      record: { id: 'room.create/a-room-is-made', verdict: 'pass', reason: null, checks: [holds] },
    });
  });

  it('stands where its feature has it', () => {
    expect(recordOf({ line: 12 })).toMatchObject({ feature: 'features/rooms/rooms.feature', line: 12 });
  });

  it('took the time from its start to its finish', () => {
    expect(recordOf()?.durationMs).toBe(1_250);
  });

  it('keeps its exchanges for the transcript, and out of its record where it passed', () => {
    const [example] = assembled({});
    expect(example?.exchanges).toHaveLength(1);
    expect(example?.record.exchanges).toEqual([]);
  });

  it('fails by its check, shows its exchanges, and how far it came', () => {
    const record = recordOf({
      statuses: ['PASSED', 'FAILED', 'SKIPPED'],
      evidence: evidence({ checks: [breaks], ending: { kind: 'check-failed' } }),
    });
    expect(record).toMatchObject({ verdict: 'fail', exchanges: [{ n: 1 }] });
    expect(record?.steps).toEqual([
      { text: 'step 1', state: 'done' },
      { text: 'step 2', state: 'stopped' },
      { text: 'step 3', state: 'not-reached' },
    ]);
  });

  it('is not-offered when it was skipped for a reason', () => {
    const ending = { kind: 'not-offered', reason: 'the flow is not listed' } as const;
    const record = recordOf({ statuses: ['PASSED', 'SKIPPED'], evidence: evidence({ checks: [], ending }) });
    expect(record).toMatchObject({ verdict: 'not-offered', reason: 'the flow is not listed' });
  });

  it('is inconclusive when a step is not defined, and that step stopped it', () => {
    const record = recordOf({ statuses: ['PASSED', 'UNDEFINED'] });
    expect(record?.verdict).toBe('inconclusive');
    expect(record?.steps.at(-1)?.state).toBe('stopped');
  });

  it('is inconclusive when it left no evidence behind', () => {
    expect(recordOf({ evidence: undefined })).toMatchObject({ verdict: 'inconclusive', checks: [], exchanges: [] });
  });

  it('is inconclusive when a hook of it did not pass', () => {
    expect(recordOf({ hookStatus: 'FAILED' })?.verdict).toBe('inconclusive');
  });

  it('has no hooks among its steps', () => {
    expect(recordOf({ statuses: ['PASSED'] })?.steps).toEqual([{ text: 'step 1', state: 'done' }]);
  });

  it('judges nothing when no tag names a requirement', () => {
    const [example] = assembled({ tags: ['@slow'], name: 'It is' });
    expect(example).toMatchObject({ requirement: undefined, record: { id: 'unnamed/it-is', verdict: 'pass' } });
  });

  it('is not there before it has finished', () => {
    const assembler = new ExampleAssembler();
    const unfinished = runMessages([{ id: 'e', evidence: evidence() }]).slice(0, -1);
    expect(unfinished.flatMap((message) => assembler.accept(message) ?? [])).toEqual([]);
  });

  it('is told from another that runs at the same time', () => {
    const assembler = new ExampleAssembler();
    const one = exampleMessages({ id: 'one', name: 'One', evidence: evidence() });
    const other = exampleMessages({ id: 'other', name: 'Other' });
    const woven = one.flatMap((message, index) => [message, ...other.slice(index, index + 1)]);
    const finished = woven.flatMap((message) => assembler.accept(message) ?? []);
    expect(finished.map(({ record }) => [record.name, record.verdict])).toEqual([
      ['Other', 'inconclusive'],
      ['One', 'pass'],
    ]);
  });
});

describe('the id of an Example', () => {
  const idsOf = (...names: string[]) => assembled(...names.map((name) => ({ name }))).map(({ record }) => record.id);

  it('is made of its requirement and its name, whatever other Examples there are', () => {
    expect(idsOf('It is', 'It was')).toEqual(['room.create/it-is', 'room.create/it-was']);
    expect(idsOf('It was')).toEqual(['room.create/it-was']);
  });

  it('is a problem of the run where another Example has the same', () => {
    const problems = problemsAfter(...runMessages([{ id: 'e1' }, { id: 'e2', name: 'It is!' }]));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('two Examples have the id room.create/it-is');
  });

  it('is the same under another requirement but for that requirement', () => {
    const ids = assembled({ name: 'It is' }, { name: 'It is', tags: ['@req:room.alias'] }).map(
      ({ record }) => record.id,
    );
    expect(ids).toEqual(['room.create/it-is', 'room.alias/it-is']);
  });
});

describe('the problems of a run', () => {
  it('are none when all went well', () => {
    expect(problemsAfter(...runMessages([{ id: 'e', evidence: evidence() }]))).toEqual([]);
  });

  it('have a feature that could not be read', () => {
    const parseError = { source: { uri: 'features/a.feature' }, message: '(1:1): expected a Feature' };
    expect(problemsAfter({ parseError })).toEqual(['(1:1): expected a Feature']);
  });

  it.each([
    ['in its own words', { message: 'no port' }, 'no port'],
    ['that said nothing', {}, 'a hook of the run broke'],
  ])('have a hook of the run that broke, %s', (_, words, problem) => {
    const result = { status: TestStepResultStatus.FAILED, duration: { seconds: 0, nanos: 0 }, ...words };
    const timestamp = { seconds: 0, nanos: 0 };
    expect(problemsAfter({ testRunHookFinished: { testRunHookStartedId: 'h', result, timestamp } })).toEqual([problem]);
  });
});
