import { findingsOf } from '../../reports/record/findings.ts';
import { failing, passing } from './records.ts';
import { expect, test } from './report-page.ts';

const [finding] = findingsOf(failing);
const passed = failing.requirements.find(({ verdict }) => verdict === 'pass');
const unjudged = failing.requirements.findLast(({ judged }) => !judged);
if (!finding || !passed || !unjudged) throw new Error('the failing run lacks a finding, a pass or an unjudged row');

test('a link to a requirement opens it and goes there', async ({ report }) => {
  await report.open(failing, `#req-${finding.id}`);
  await expect(report.requirement(finding)).toHaveJSProperty('open', true);
  await expect(report.requirement(finding).locator('summary').first()).toBeInViewport();
  await expect(report.requirement(finding).locator('summary').first()).toBeFocused();
});

test('a link to a requirement that is not judged yet shows it as such', async ({ report }) => {
  await report.open(failing, `#req-${unjudged.id}`);
  await expect(report.requirement(unjudged)).toBeInViewport();
  await expect(report.requirement(unjudged)).toContainText('not judged yet');
});

test('a link to what the filter hides ends the filter', async ({ report, page }) => {
  await report.open(failing, '#verdict=fail');
  await expect(report.requirement(passed)).toBeHidden();
  await page.evaluate((id) => location.assign(`#req-${id}`), passed.id);
  await expect(report.requirement(passed)).toHaveJSProperty('open', true);
  await expect(page.getByRole('checkbox', { name: /^fail/ })).not.toBeChecked();
  await expect(page).toHaveURL((url) => url.hash === `#req-${passed.id}`);
});

test('a link followed again opens again what was closed', async ({ report, page }) => {
  await report.open(failing);
  const link = page.getByRole('region', { name: 'Findings' }).getByRole('link', { name: finding.id, exact: true });
  await link.click();
  await report.requirement(finding).locator('summary').first().click();
  await expect(report.requirement(finding)).toHaveJSProperty('open', false);
  await link.click();
  await expect(report.requirement(finding)).toHaveJSProperty('open', true);
});

test('the contents lead to a heading', async ({ report, page }) => {
  await report.open(passing);
  const link = page.getByRole('navigation').getByRole('link', { name: 'Transactions and EDUs/PDUs' });
  await link.click();
  await expect(page.locator('.group > h3', { hasText: 'Transactions and EDUs/PDUs' })).toBeInViewport();
});

for (const address of ['#req-no.such', '#%', '#verdict=nonsense', '#text=']) {
  test(`an address that leads nowhere harms nothing: ${address}`, async ({ report, page }) => {
    await report.open(failing, address);
    await expect(page.getByRole('status')).toHaveText(`All ${failing.requirements.length} requirements`);
  });
}
