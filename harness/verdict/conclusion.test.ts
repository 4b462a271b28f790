import { describe, expect, it } from 'vitest';
import { exampleRecord, requirementRecord, runRecord } from '../testing/requirement-record.ts';
import { type ConclusionKind, conclude } from './conclusion.ts';
import type { ExampleRecord, KnownDeviation, RequirementRecord, RunRecord } from './run-record.ts';

const ran = (verdict: ExampleRecord['verdict'], id = 'a') => exampleRecord({ id, verdict });
const row = (more: Partial<RequirementRecord>) => requirementRecord({ examplesInSuite: 1, ...more });
const known = (more: Partial<KnownDeviation> = {}): KnownDeviation => ({
  requirement: 'r',
  reason: 'not yet',
  ...more,
});

const passed = row({ examples: [ran('pass')] });
const violation = row({ verdict: 'fail', finding: 'violation', examples: [ran('fail')] });
const deviation = row({ ...violation, level: 'should', finding: 'deviation' });
const observation = row({ ...violation, level: 'may', finding: 'observation' });
const inconclusive = row({ verdict: 'inconclusive', examples: [ran('inconclusive')] });
const notOffered = row({ verdict: 'not-offered', examples: [ran('not-offered')] });
const notRun = row({ verdict: 'not-run' });
const excused = { ...violation, known: known() };
const expired = { ...violation, known: known({ expires: '2014-08-27' }) };
const lastDay = { ...violation, known: known({ expires: '2014-08-28' }) };
const gone = { ...passed, known: known() };
const inPart = { ...passed, examplesInSuite: 2, known: known() };
const anotherBreaks = {
  ...violation,
  examples: [ran('fail', 'a'), ran('fail', 'b')],
  examplesInSuite: 2,
  known: known({ examples: ['a'] }),
};
const listedIsMended = {
  ...anotherBreaks,
  verdict: 'pass' as const,
  finding: null,
  examples: [ran('pass', 'a'), ran('pass', 'b')],
};
const ownClient = { ...violation, party: 'client' as const };

const ending: Readonly<Record<ConclusionKind, number>> = {
  'not-conformant': 1,
  outdated: 1,
  inconclusive: 2,
  conformant: 0,
};

/** A run of those requirements, whose Examples are counted as a run counts them. */
function runOf(requirements: readonly RequirementRecord[], more: Partial<RunRecord> = {}): RunRecord {
  const examples = requirements.filter(({ party }) => party !== 'client').flatMap((each) => each.examples);
  const count = (verdict: ExampleRecord['verdict']) => examples.filter((each) => each.verdict === verdict).length;
  const counts = { pass: count('pass'), fail: count('fail'), inconclusive: count('inconclusive') };
  return runRecord({ ...counts, 'not-offered': count('not-offered') }, requirements, more);
}

/** Each requirement that a run may hold, with what it makes of a run that otherwise passes: relaxed, and strict. */
const kinds: Readonly<Record<string, readonly [RequirementRecord, ConclusionKind, ConclusionKind]>> = {
  'a pass': [passed, 'conformant', 'conformant'],
  'something not offered': [notOffered, 'conformant', 'conformant'],
  'something not run': [notRun, 'conformant', 'conformant'],
  'an observation': [observation, 'conformant', 'conformant'],
  'a failure of our own client': [ownClient, 'conformant', 'conformant'],
  'a known violation': [excused, 'conformant', 'conformant'],
  'a known violation on its last day': [lastDay, 'conformant', 'conformant'],
  'a known deviation that was run in part': [inPart, 'conformant', 'conformant'],
  'something inconclusive': [inconclusive, 'inconclusive', 'inconclusive'],
  'a known deviation that is gone': [gone, 'outdated', 'outdated'],
  'a listed Example that passes': [listedIsMended, 'outdated', 'outdated'],
  'a deviation': [deviation, 'conformant', 'not-conformant'],
  'a violation': [violation, 'not-conformant', 'not-conformant'],
  'an expired known violation': [expired, 'not-conformant', 'not-conformant'],
  'another Example of a known deviation': [anotherBreaks, 'not-conformant', 'not-conformant'],
};

/** What happens to a run as a whole. */
const circumstances: Readonly<Record<string, Partial<RunRecord>>> = {
  'a whole run': {},
  'a run that was stopped': { interrupted: true },
  'a run with problems': { problems: ['a hook broke'] },
};

const heaviest: readonly ConclusionKind[] = ['not-conformant', 'outdated', 'inconclusive', 'conformant'];
const heavier = (...all: readonly ConclusionKind[]) => heaviest.find((kind) => all.includes(kind)) ?? 'conformant';

const combinations = Object.entries(kinds).flatMap(([one, [first, ...firstKinds]]) =>
  Object.entries(kinds).flatMap(([other, [second, ...secondKinds]]) =>
    Object.entries(circumstances).flatMap(([circumstance, more]) =>
      [false, true].map((strict) => ({
        title: `${circumstance}${strict ? ', strict,' : ''} with ${one} and ${other}`,
        record: runOf([passed, first, second], { ...more, strict }),
        kind: heavier(
          firstKinds[strict ? 1 : 0] ?? 'conformant',
          secondKinds[strict ? 1 : 0] ?? 'conformant',
          circumstance === 'a whole run' ? 'conformant' : 'inconclusive',
        ),
      })),
    ),
  ),
);

describe('the conclusion of a run', () => {
  it.each(combinations)('is one headline with its exit status: $title', ({ record, kind }) => {
    expect(conclude(record)).toMatchObject({ kind, exitCode: ending[kind] });
  });

  it.each([
    ['nothing ran', []],
    ['nothing was offered', [notOffered]],
    ['only our own client was judged', [{ ...passed, party: 'client' as const }]],
  ])('is inconclusive where %s', (_, requirements) => {
    expect(conclude(runOf(requirements)).exitCode).toBe(2);
  });

  it('names what it rests on', () => {
    const parts = conclude(runOf([passed, violation, excused, gone, inconclusive, inPart]));
    const counts = [parts.weighing, parts.excused, parts.gone, parts.undecided, parts.leftOut].map(
      (each) => each.length,
    );
    expect(counts).toEqual([1, 1, 1, 1, 1]);
  });
});
