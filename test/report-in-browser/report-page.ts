import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { RequirementRecord, RunRecord } from '../../harness/verdict/run-record.ts';
import { reportFormats } from '../../reports/index.ts';

/** The report of a run, open in a browser. */
export class ReportPage {
  readonly page: Page;
  /** Script errors, broken policy, requests to the network: what a report must have none of. */
  readonly troubles: string[] = [];
  readonly #file: string;

  constructor(page: Page, file: string) {
    this.page = page;
    this.#file = file;
  }

  /** Opens the report as a reader does, from a file; `address` is what stands after the file's name. */
  async open(record: RunRecord, address = ''): Promise<void> {
    writeFileSync(this.#file, reportFormats.html.render(record));
    await this.page.goto('about:blank');
    await this.page.goto(`${pathToFileURL(this.#file)}${address}`);
  }

  /** The requirements that can be seen. */
  get shown(): Locator {
    return this.page.locator('.requirement:visible');
  }

  requirement({ id }: Pick<RequirementRecord, 'id'>): Locator {
    return this.page.locator(`[id="req-${id}"]`);
  }

  tick(group: 'Verdict' | 'Level' | 'Impact', label: string): Promise<void> {
    return this.page
      .getByRole('group', { name: group })
      .getByRole('checkbox', { name: new RegExp(`^${label}\\b`) })
      .check();
  }
}

/** A test that also fails when the page has a script error, breaks its own policy or asks the network for anything. */
export const test = base.extend<{ report: ReportPage }>({
  report: async ({ page }, use, testInfo) => {
    const report = new ReportPage(page, testInfo.outputPath('index.html'));
    const { troubles } = report;
    page.on('pageerror', (error) => troubles.push(`script error: ${error.message}`));
    page.on('console', (message) => troubles.push(`console: ${message.text()}`));
    page.on('request', (request) => {
      if (!/^(file|data|about):/.test(request.url())) troubles.push(`request: ${request.url()}`);
    });
    await use(report);
    expect(troubles).toEqual([]);
  },
});

export { expect };
