import { ofTarget } from '../../harness/verdict/conclusion.ts';
import type { RunRecord } from '../../harness/verdict/run-record.ts';
import { groupByHeading } from '../record/group-by-heading.ts';
import type { ReportFormat } from '../report-format.ts';
import { type Case, casesOf, problemCase } from './cases.ts';
import { type XmlElement, xmlDocument } from './xml.ts';

/**
 * JUnit's XML, within what two schemas have in common: that of Ant's JUnit task (windyroad), and that of the xUnit plugin of
 * Jenkins. Requirements without an Example are not in it, since a CI would count them as skipped tests; nor are those that judge
 * Touchstone's own client.
 */
export const junitReport: ReportFormat = {
  fileName: 'junit.xml',
  mediaType: 'application/xml',
  describe: 'JUnit XML, for CI systems: a suite per heading, a case per Example.',
  render: (record) =>
    xmlDocument({
      name: 'testsuites',
      attributes: {},
      content: suitesOf(record).map((suite, index) => suiteElement(record, suite, index)),
    }),
};

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

function suitesOf(record: RunRecord): readonly Suite[] {
  const interrupted = record.interrupted ? ['The run was stopped before its end: this report is partial.'] : [];
  const problems = [...interrupted, ...record.problems].map(problemCase);
  const toCases = casesOf(record);
  const groups = groupByHeading({ ...record, requirements: [...ofTarget(record)] }).map(({ title, requirements }) => ({
    name: title,
    cases: requirements.flatMap(toCases),
  }));
  return [{ name: 'The run itself', cases: problems }, ...groups].filter((suite) => suite.cases.length > 0);
}

function suiteElement(record: RunRecord, { name, cases }: Suite, id: number): XmlElement {
  const durationMs = cases.reduce((sum, each) => sum + each.durationMs, 0);
  const { target, dialect, edition, seed, suite } = record;
  const facts = { target: target.name, 'server name': target.serverName, dialect, edition, seed, suite };
  const properties = Object.entries(facts).map(([key, value]) => ({
    name: 'property',
    attributes: { name: key, value },
  }));
  return {
    name: 'testsuite',
    attributes: {
      name,
      id,
      package: 'touchstone',
      hostname: target.serverName,
      ...tally(cases),
      time: seconds(durationMs),
      // In UTC: the schemas allow no time zone and no fraction.
      timestamp: record.startedAt.slice(0, '2014-08-28T00:00:00'.length),
    },
    content: [
      { name: 'properties', attributes: {}, content: properties },
      ...cases.map((each) => ({
        name: 'testcase',
        attributes: { ...each.attributes, time: seconds(each.durationMs) },
        content: each.content,
      })),
      { name: 'system-out', attributes: {} },
      { name: 'system-err', attributes: {} },
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
