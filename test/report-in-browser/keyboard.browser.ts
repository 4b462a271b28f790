import { failing } from './records.ts';
import { expect, test } from './report-page.ts';

const failed = failing.requirements.filter(({ verdict }) => verdict === 'fail');

test('the report can be read with the keyboard alone', async ({ report, page }) => {
  await report.open(failing);
  const press = (key: string) => page.keyboard.press(key);

  await press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the requirements' })).toBeFocused();
  await press('Enter');
  await press('Tab');
  await expect(page.getByRole('searchbox', { name: 'Find' })).toBeFocused();
  await page.keyboard.type(failed[0]?.id ?? '');
  await press('Tab');
  await expect(page.getByRole('checkbox', { name: /^fail/ })).toBeFocused();
  await press('Space');
  await expect(report.shown).toHaveCount(1);

  const summary = report.shown.locator('summary').first();
  await page.getByRole('navigation').getByRole('link').last().focus();
  await press('Tab');
  await expect(summary).toBeFocused();
  await press('Enter');
  await expect(report.shown).toHaveJSProperty('open', true);
  await press('Enter');
  await expect(report.shown).toHaveJSProperty('open', false);
});

test('what has the focus can be seen', async ({ report, page }) => {
  await report.open(failing);
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('checkbox').first()).toHaveCSS('outline-style', 'solid');
});

test('every control of the filter has a name, and the count is announced', async ({ report, page }) => {
  await report.open(failing);
  const filter = page.getByRole('search', { name: 'Filter the requirements' });
  await expect(filter.getByRole('group', { name: 'Verdict' }).getByRole('checkbox', { name: /\w/ })).toHaveCount(8);
  await expect(filter.getByRole('group', { name: 'Level' }).getByRole('checkbox', { name: /\w/ })).toHaveCount(6);
  await expect(filter.getByRole('status')).toHaveText(/requirements$/);
});
