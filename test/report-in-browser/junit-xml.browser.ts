import { reportFormats } from '../../reports/index.ts';
import { hostileRun } from '../../reports/testing/hostile-run.ts';
import { failing, passing } from './records.ts';
import { expect, test } from './report-page.ts';

// The browser's parser of XML is a strict one, and is here already.
for (const [name, record] of [
  ['passing', passing],
  ['failing', failing],
  ['hostile', hostileRun()],
] as const) {
  test(`junit.xml of a ${name} run is XML, and counts what it holds`, async ({ page }) => {
    const read = await page.evaluate((text) => {
      const xml = new DOMParser().parseFromString(text, 'application/xml');
      const count = (selector: string) => xml.querySelectorAll(selector).length;
      const suites = [...xml.querySelectorAll('testsuite')];
      const sum = (key: string) => suites.reduce((total, suite) => total + Number(suite.getAttribute(key)), 0);
      return {
        broken: xml.querySelector('parsererror')?.textContent,
        told: ['tests', 'failures', 'errors', 'skipped'].map(sum),
        held: ['testcase', 'testcase > failure', 'testcase > error', 'testcase > skipped'].map(count),
      };
    }, reportFormats.junit.render(record));
    expect(read.broken).toBeUndefined();
    expect(read.told).toEqual(read.held);
    expect(read.held[0]).toBeGreaterThan(0);
  });
}
