// Draws the picture of a failing report that the README shows: node scripts/picture-of-report.ts RUN.JSON PICTURE.PNG
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { RunRecord } from '../harness/verdict/run-record.ts';
import { reportFormats } from '../reports/index.ts';
import { chromiumFlags } from '../simulators/browser/flags.ts';
import globalSetup from '../test/report-in-browser/global-setup.ts';

const [run = 'test-results/failing/run.json', picture = 'docs/failing-report.png'] = process.argv.slice(2);
const record = RunRecord.parse(JSON.parse(readFileSync(run, 'utf8')));
const folder = mkdtempSync(join(tmpdir(), 'touchstone-picture-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const page = join(folder, 'index.html');
writeFileSync(page, reportFormats.html.render(record));

globalSetup();
const executablePath = process.env.TOUCHSTONE_CHROMIUM;
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumFlags] });
try {
  const view = await browser.newPage({ viewport: { width: 1120, height: 1160 }, colorScheme: 'light' });
  await view.goto(pathToFileURL(page).href);
  await view.screenshot({ path: picture });
} finally {
  await browser.close();
}
