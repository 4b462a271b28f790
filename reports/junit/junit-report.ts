import type { RunRecord } from '../../harness/verdict/run-record.ts';
import { groupByHeading } from '../record/group-by-heading.ts';
import type { ReportFormat } from '../report-format.ts';
import { type Case, exampleCase, problemCase } from './cases.ts';
import { type XmlElement, xmlDocument } from './xml.ts';

/** JUnit's XML as CI systems read it. Requirements without an Example are not in it: CI would count them as skipped tests. */
export const junitReport: ReportFormat = {
  fileName: 'junit.xml',
  mediaType: 'application/xml',
  describe: 'JUnit XML, for CI systems: a suite per heading of the draft, a case per Example.',
  render: (record) => {
    const suites = suitesOf(record);
    const cases = suites.flatMap((suite) => suite.cases);
    return xmlDocument({
      name: 'testsuites',
      attributes: { name: 'touchstone', ...tally(cases), time: seconds(record.durationMs) },
      content: suites.map((suite) => suiteElement(record, suite)),
    });
  },
};

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

function suitesOf(record: RunRecord): readonly Suite[] {
  const interrupted = record.interrupted ? ['The run was stopped before its end: this report is partial.'] : [];
  const problems = [...interrupted, ...record.problems].map(problemCase);
  const groups = groupByHeading(record.requirements).map(({ title, requirements }) => ({
    name: title,
    cases: requirements.flatMap((requirement) =>
      requirement.examples.map((example) => exampleCase(record, requirement, example)),
    ),
  }));
  return [{ name: 'The run itself', cases: problems }, ...groups].filter((suite) => suite.cases.length > 0);
}

function suiteElement(record: RunRecord, { name, cases }: Suite): XmlElement {
  const durationMs = cases.reduce((sum, each) => sum + each.durationMs, 0);
  const { target, dialect, edition, seed, suite } = record;
  const facts = { target: target.name, 'server name': target.serverName, dialect, edition, seed, suite };
  const properties = Object.entries(facts).map(([key, value]) => ({
    name: 'property',
    attributes: { name: key, value },
  }));
  return {
    name: 'testsuite',
    attributes: { name, ...tally(cases), time: seconds(durationMs), timestamp: record.startedAt },
    content: [
      { name: 'properties', attributes: {}, content: properties },
      ...cases.map((each) => ({
        name: 'testcase',
        attributes: { ...each.attributes, time: seconds(each.durationMs) },
        content: each.content,
      })),
    ],
  };
}

function tally(cases: readonly Case[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const count = (outcome: Case['outcome']) => cases.filter((each) => each.outcome === outcome).length;
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
}

function seconds(durationMs: number): string {
  return (durationMs / 1000).toFixed(3);
}
