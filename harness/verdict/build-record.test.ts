import { describe, expect, it } from 'vitest';
import { defaultEdition, type Edition } from '../../spec/editions/index.ts';
import type { Requirement } from '../../spec/registry.ts';
import { exampleRecord } from '../testing/requirement-record.ts';
import { buildRecord, type RunFacts } from './build-record.ts';
import type { FinishedExample } from './example-assembler.ts';
import { type ExampleRecord, RunRecord } from './run-record.ts';

const row = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  id,
  lines: '36',
  level: 'stated',
  party: 'server',
  impact: 'interoperability',
  text: 'So it is.',
  heading: 'Rooms',
  ...more,
});
const rows = [row('room.create'), row('room.alias', { level: 'should' }), row('room.topic', { level: 'open' })];
const edition: Edition = {
  ...defaultEdition,
  registry: { edition: 'test', requirements: rows, find: (id) => rows.find((known) => known.id === id) },
};

const facts: RunFacts = {
  strict: false,
  selection: { tags: null, name: null, offers: null },
  suite: '1.2.3',
  target: { name: 'Example HS', argument: 'http://hs', serverName: 'hs' },
  dialect: 'draft-2014-08',
  learnt: [],
  seed: 7,
  startedAt: new Date(Date.UTC(2014, 7, 28)),
  durationMs: 5,
  interrupted: false,
  problems: [],
  knownDeviations: [],
  inSuite: new Map([
    ['room.create', 2],
    ['room.alias', 1],
  ]),
};

const finished = (requirement: string | undefined, more: Partial<ExampleRecord> = {}): FinishedExample => ({
  requirement,
  exchanges: [],
  record: exampleRecord({ id: `${requirement}/it-is`, ...more }),
});

const record = (examples: readonly FinishedExample[], more: Partial<RunFacts> = {}) =>
  buildRecord(edition, { ...facts, ...more }, examples);
const requirement = (id: string, ...args: Parameters<typeof record>) =>
  record(...args).requirements.find((known) => known.id === id);

describe('the record of a run', () => {
  it('has the published form', () => {
    expect(() => RunRecord.parse(record([finished('room.create')]))).not.toThrow();
  });

  it('has every row of the registry in its order, also in a run of nothing', () => {
    expect(record([]).requirements.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['room.create', 'not-run'],
      ['room.alias', 'not-run'],
      ['room.topic', 'not-run'],
    ]);
  });

  it('gives a requirement the worst verdict of its Examples, and what it means', () => {
    const examples = [finished('room.create'), finished('room.create', { verdict: 'fail' })];
    expect(requirement('room.create', examples)).toMatchObject({ verdict: 'fail', finding: 'violation' });
  });

  it('has the Examples of a requirement in the order of their places, not of their ends', () => {
    const examples = [
      finished('room.create', { name: 'third', feature: 'b.feature', line: 2 }),
      finished('room.create', { name: 'second', feature: 'a.feature', line: 10 }),
      finished('room.create', { name: 'first', feature: 'a.feature', line: 9 }),
    ];
    expect(requirement('room.create', examples)?.examples.map(({ name }) => name)).toEqual([
      'first',
      'second',
      'third',
    ]);
  });

  it('marks and counts the rows that the suite has no Example for', () => {
    const { requirements, totals } = record([]);
    expect(requirements.map(({ judged }) => judged)).toEqual([true, true, false]);
    expect(totals.unjudged).toBe(1);
  });

  it('puts a known deviation beside its requirement, and nowhere else', () => {
    const known = { requirement: 'room.alias', reason: 'not yet' };
    const { requirements } = record([], { knownDeviations: [known] });
    expect(requirements.map((one) => one.known)).toEqual([null, known, null]);
  });

  it('counts Examples and requirements by verdict', () => {
    const examples = [finished('room.create'), finished('room.create'), finished('room.alias', { verdict: 'fail' })];
    const { totals } = record(examples);
    expect(totals.examples).toEqual({ pass: 2, fail: 1, inconclusive: 0, 'not-offered': 0, 'not-run': 0 });
    expect(totals.requirements).toEqual({ pass: 1, fail: 1, inconclusive: 0, 'not-offered': 0, 'not-run': 0 });
    expect(totals.unjudged).toBe(1);
  });

  it('counts every requirement once, and apart from the target those that bind clients or that no suite can judge', () => {
    const own = row('client.waits', { party: 'client' });
    const beyond = row('room.escrow', { outOfScope: 'No check can judge it.' });
    const all = [...rows, own, beyond];
    const withOwn = {
      ...edition,
      registry: { ...edition.registry, requirements: all, find: (id: string) => all.find((one) => one.id === id) },
    };
    const { totals, requirements } = buildRecord(withOwn, facts, [
      finished('room.create'),
      finished('client.waits', { verdict: 'fail' }),
    ]);
    const judged = Object.values(totals.requirements).reduce((sum, count) => sum + count, 0);
    const { unjudged, outOfScope, ownClient } = totals;
    expect(judged + unjudged + outOfScope + ownClient.requirements).toBe(requirements.length);
    expect([unjudged, outOfScope]).toEqual([1, 1]);
    expect(requirements.find(({ id }) => id === 'room.escrow')?.outOfScope).toBe('No check can judge it.');
    expect(totals.ownClient).toMatchObject({ requirements: 1, examples: { fail: 1 } });
    expect([totals.examples.fail, totals.requirements.fail, totals.findings.violation]).toEqual([0, 0, 0]);
  });

  it('counts findings by what they mean', () => {
    const examples = rows.map(({ id }) => finished(id, { verdict: 'fail' }));
    expect(record(examples).totals.findings).toEqual({ violation: 1, deviation: 1, observation: 1 });
  });

  it('has a problem where an Example names no requirement of the registry', () => {
    expect(record([finished('room.creation')], { problems: ['a hook broke'] }).problems).toEqual([
      'a hook broke',
      'an Example names no requirement of the registry: "room.creation"',
    ]);
  });

  it('has a problem where an Example names no requirement at all', () => {
    expect(record([finished(undefined)]).problems).toEqual(['an Example names no requirement of the registry: ""']);
  });
});
