import { findingsOf } from '../../reports/record/findings.ts';
import { interruptedRun } from '../../reports/testing/runs.ts';
import { failing, passing } from './records.ts';
import { expect, test } from './report-page.ts';

test('the report of a passing run says so, and has no findings', async ({ report, page }) => {
  await report.open(passing);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(passing.target.name);
  await expect(page.getByRole('banner')).toContainText(/Conformant in \d+ of \d+ requirements\./);
  await expect(page.getByRole('heading', { name: 'Findings' })).toHaveCount(0);
});

test('the report of a failing run says so, and lists its findings first', async ({ report, page }) => {
  await report.open(failing);
  await expect(page.getByRole('banner')).toContainText('Not conformant.');
  const cards = page.getByRole('region', { name: 'Findings' }).getByRole('listitem');
  await expect(cards).toHaveCount(findingsOf(failing).length);
  await expect(cards.first()).toContainText(findingsOf(failing)[0]?.id ?? '');
});

test('the totals add up to what the run holds', async ({ report, page }) => {
  await report.open(failing);
  for (const [name, count] of [
    ['Requirements', failing.requirements.length],
    // Those that judge our own client count for nothing.
    ['Examples', failing.requirements.flatMap(({ party, examples }) => (party === 'client' ? [] : examples)).length],
  ] as const) {
    const cells = await page.getByRole('row', { name }).getByRole('cell').allTextContents();
    expect(cells.reduce((sum, cell) => sum + Number(cell), 0)).toBe(count);
  }
});

test('a run that was stopped is told as partial', async ({ report, page }) => {
  await report.open(interruptedRun());
  await expect(page.getByText('Interrupted: partial report.')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Inconclusive.');
});
