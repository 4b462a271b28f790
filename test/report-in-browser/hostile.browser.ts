import { visibleText } from '../../reports/record/visible-text.ts';
import { attack, hostileRun } from '../../reports/testing/hostile-run.ts';
import { expect, test } from './report-page.ts';

test('what a target sent is read and never acts', async ({ report, page }) => {
  await report.open(hostileRun(), '#req-txn.idempotent');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(visibleText(attack));
  await expect(page.locator('.exchange pre').first()).toContainText('<img src=x onerror=');
  await expect(page.locator('img, iframe, object, embed, script:not(body > script)')).toHaveCount(0);
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
});

test('a script that got in all the same would not run', async ({ report, page }) => {
  await report.open(hostileRun());
  const refused = page.waitForEvent('console', (message) => message.text().includes('Content Security Policy'));
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.attacked = true';
    document.body.append(script);
  });
  await refused;
  expect(report.troubles.splice(0)).toEqual([expect.stringContaining('Content Security Policy')]);
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
});
