import { describe, expect, it } from 'vitest';
import { hostileRun } from '../testing/hostile-run.ts';
import { failingRun, interruptedRun, passingRun, runOf } from '../testing/runs.ts';
import { junitReport } from './junit-report.ts';
import { ant, jenkins, offences } from './testing/common-schemas.ts';

const runs = {
  'a run with findings': failingRun(),
  'a run that passed': passingRun(),
  'a run that was stopped': interruptedRun(),
  'a run with problems of its own': { ...passingRun(), problems: ['a hook broke'] },
  'a hostile run': hostileRun(),
  'an empty run': runOf([]),
};

describe.each(Object.entries({ ant, jenkins }))('junit.xml by the rules of %s', (_, schema) => {
  it.each(Object.entries(runs))('is valid for %s', (__, run) => {
    expect(offences(junitReport.render(run), schema)).toEqual([]);
  });

  it.each([
    ['an attribute too many', (xml: string) => xml.replace('<testcase ', '<testcase line="3" ')],
    ['a count that is none', (xml: string) => xml.replace(/tests="\d+"/, 'tests="many"')],
    ['a missing name', (xml: string) => xml.replace(/<testcase name="[^"]*"/, '<testcase')],
    ['a stranger in a case', (xml: string) => xml.replace('</failure>', '</failure><note/>')],
  ])('refuses %s', (__, spoil) => {
    expect(offences(spoil(junitReport.render(failingRun())), schema)).not.toEqual([]);
  });
});
