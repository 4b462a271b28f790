import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RunRecord } from '../../harness/verdict/run-record.ts';
import { hostileRun } from '../testing/hostile-run.ts';
import { failingRun, interruptedRun, passingRun } from '../testing/runs.ts';
import { jsonReport } from './json-report.ts';
import { runSchemaText } from './run-schema.ts';

const committed = readFileSync(new URL('./run.schema.json', import.meta.url), 'utf8');

describe('run.json', () => {
  it('gives back the record it was made from', () => {
    expect(RunRecord.parse(JSON.parse(jsonReport.render(failingRun())))).toEqual(failingRun());
  });

  it('does not depend on the order in which the record was put together', () => {
    const record = failingRun();
    const turned = Object.fromEntries(Object.entries(record).toReversed()) as RunRecord;
    expect(jsonReport.render(turned)).toBe(jsonReport.render(record));
  });

  it('refuses a record that is not one', () => {
    expect(() => jsonReport.render({ ...passingRun(), dialect: undefined } as unknown as RunRecord)).toThrow('dialect');
  });
});

describe('run.schema.json', () => {
  it('is what the record says (after a change: node reports/json/write-run-schema.ts)', () => {
    expect(committed).toBe(runSchemaText());
  });

  it.each([
    ['passing', passingRun()],
    ['failing', failingRun()],
    ['interrupted', interruptedRun()],
    ['hostile', hostileRun()],
  ])('takes the record of a %s run', (_, record) => {
    const schema = z.fromJSONSchema(JSON.parse(committed));
    expect(schema.safeParse(JSON.parse(jsonReport.render(record))).error).toBeUndefined();
  });

  it('refuses a verdict that it does not know', () => {
    const schema = z.fromJSONSchema(JSON.parse(committed));
    const text = jsonReport.render(passingRun()).replace('"verdict": "pass"', '"verdict": "perhaps"');
    expect(schema.safeParse(JSON.parse(text)).success).toBe(false);
  });
});
