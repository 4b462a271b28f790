import { failing, passing } from './records.ts';
import { expect, test } from './report-page.ts';

const all = failing.requirements.length;
const failed = failing.requirements.filter(({ verdict }) => verdict === 'fail');

test('a verdict that is ticked leaves only its requirements, and the count is told', async ({ report, page }) => {
  await report.open(failing);
  await expect(page.getByRole('status')).toHaveText(`All ${all} requirements`);
  await report.tick('Verdict', 'fail');
  await expect(report.shown).toHaveCount(failed.length);
  await expect(page.getByRole('status')).toHaveText(`${failed.length} of ${all} requirements`);
});

test('verdict, level and text narrow the list together', async ({ report, page }) => {
  const [first] = failed;
  await report.open(failing);
  await report.tick('Verdict', 'fail');
  await report.tick('Level', first?.level ?? '');
  await page.getByRole('searchbox', { name: 'Find' }).fill(first?.id.toUpperCase() ?? '');
  await expect(report.shown).toHaveCount(1);
  await expect(report.shown).toContainText(first?.text ?? '');
});

test('an impact that is ticked leaves only its requirements', async ({ report, page }) => {
  const grave = failing.requirements.filter(({ impact }) => impact === 'security');
  await report.open(failing);
  await report.tick('Impact', 'security');
  await expect(report.shown).toHaveCount(grave.length);
  await expect(page).toHaveURL(/#impact=security$/);
});

test('an Example is found by its name', async ({ report, page }) => {
  await report.open(failing);
  await page.getByRole('searchbox').fill(failed[0]?.examples[0]?.name ?? '');
  await expect(report.requirement({ id: failed[0]?.id ?? '' })).toBeVisible();
});

test('an exchange is found by its path and by what was answered', async ({ report, page }) => {
  const row = failed.find(({ examples }) => examples.some(({ exchanges }) => exchanges.length > 0));
  const exchange = row?.examples.flatMap(({ exchanges }) => exchanges).find(({ answer }) => answer?.body.text);
  if (!row || !exchange?.answer) throw new Error('the failing run lacks an exchange');
  await report.open(failing);
  for (const words of [
    new URL(exchange.request.url).pathname,
    exchange.answer.body.text.slice(1, 20).split(/[:,]/)[0],
  ]) {
    await page.getByRole('searchbox', { name: 'Find' }).fill(words ?? '');
    await expect(report.requirement(row)).toBeVisible();
  }
});

test('headings without a fitting requirement go', async ({ report, page }) => {
  await report.open(failing);
  await report.tick('Verdict', 'fail');
  const headings = new Set(failed.map(({ heading }) => heading));
  await expect(page.locator('.group > h3:visible')).toHaveCount(headings.size);
});

test('the filter is in the address, so that the view can be shared', async ({ report, page }) => {
  await report.open(failing);
  await report.tick('Verdict', 'fail');
  await report.tick('Verdict', 'inconclusive');
  await page.getByRole('searchbox').fill('a & b, 50%');
  await expect(page).toHaveURL(/#verdict=fail,inconclusive&text=/);
  const { hash } = new URL(page.url());
  await report.open(failing, hash);
  await expect(page.getByRole('checkbox', { name: /^fail/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^inconclusive/ })).toBeChecked();
  await expect(page.getByRole('searchbox')).toHaveValue('a & b, 50%');
  await expect(page.getByText('No requirement matches the filter.')).toBeVisible();
});

test('everything can be shown again', async ({ report, page }) => {
  await report.open(failing, '#verdict=fail');
  await expect(report.shown).toHaveCount(failed.length);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(report.shown).toHaveCount(all);
  await expect(page).toHaveURL(/index\.html$/);
});

test('a passing run has nothing to show under fail', async ({ report, page }) => {
  await report.open(passing, '#verdict=fail');
  await expect(report.shown).toHaveCount(0);
  await expect(page.getByText('No requirement matches the filter.')).toBeVisible();
});
