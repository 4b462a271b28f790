import type { ExampleRecord, RequirementRecord, RunRecord } from '../verdict/run-record.ts';

const levels = { must: 'a', stated: 'b', should: 'c', implied: 'd', may: 'e', open: 'f' };

/** A requirement of a run that passed, with what matters to a test in place of the rest. */
export function requirementRecord(more: Partial<RequirementRecord> = {}): RequirementRecord {
  return {
    id: 'room.create',
    level: 'stated',
    party: 'server',
    impact: 'interoperability',
    heading: 'Rooms',
    source: 'line 36 of the draft',
    lines: '36',
    text: 'A user can create a room.',
    judged: true,
    examplesInSuite: 0,
    verdict: 'pass',
    finding: null,
    known: null,
    examples: [],
    ...more,
  };
}

/** A run with those Examples, and with those requirements. */
export function runRecord(
  examples: Partial<RunRecord['totals']['examples']>,
  requirements: readonly RequirementRecord[],
  more: Partial<RunRecord> = {},
): RunRecord {
  const none = { pass: 0, fail: 0, inconclusive: 0, 'not-offered': 0, 'not-run': 0 };
  return {
    edition: 'text-1',
    source: { title: 'The Text', levels, sections: [{ title: 'Rooms', chapter: null }] },
    suite: '1.2.3',
    target: { name: 'Example HS', argument: 'http://hs', serverName: 'hs' },
    dialect: 'draft-2014-08',
    learnt: [],
    strict: false,
    selection: { tags: null, name: null, offers: null },
    seed: 7,
    startedAt: '2014-08-28T00:00:00.000Z',
    durationMs: 1,
    interrupted: false,
    problems: [],
    totals: {
      examples: { ...none, ...examples },
      requirements: none,
      unjudged: 0,
      outOfScope: 0,
      ownClient: { requirements: 0, examples: none },
      findings: { violation: 0, deviation: 0, observation: 0 },
    },
    requirements: [...requirements],
    ...more,
  };
}

/** An Example of a run that passed, with what matters to a test in place of the rest. */
export function exampleRecord(more: Partial<ExampleRecord> = {}): ExampleRecord {
  return {
    id: 'room.create/it-is',
    feature: 'features/rooms/rooms.feature',
    line: 1,
    name: 'It is',
    verdict: 'pass',
    durationMs: 1,
    reason: null,
    checks: [],
    steps: [],
    exchanges: [],
    pictures: [],
    ...more,
  };
}
