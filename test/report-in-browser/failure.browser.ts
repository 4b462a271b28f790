import type { Locator } from '@playwright/test';
import { failedChecks } from '../../reports/record/evidence.ts';
import { decisiveExamples, findingsOf } from '../../reports/record/findings.ts';
import { failing } from './records.ts';
import { expect, test } from './report-page.ts';

const [finding] = findingsOf(failing);
if (!finding) throw new Error('the failing run has no finding');
const [example] = decisiveExamples(finding);
const check = example && failedChecks(example)[0];
if (!example || !check) throw new Error(`${finding.id} has no failed check`);
const exchange = example.exchanges.find(({ n }) => check.exchanges.includes(n));

const boxOf = async (locator: Locator) => (await locator.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };

test('the evidence of a finding is one click away', async ({ report, page }) => {
  await report.open(failing);
  await page
    .getByRole('link', { name: `Evidence: ${example.name}` })
    .first()
    .click();
  const entry = report.requirement(finding);
  await expect(entry).toHaveJSProperty('open', true);
  await expect(entry).toBeInViewport();
  for (const { text } of example.steps) await expect(entry.locator('.steps').first()).toContainText(text);
});

test('expected stands beside actual', async ({ report }) => {
  await report.open(failing, `#req-${finding.id}`);
  const failed = report.requirement(finding).locator('[data-holds="false"]').first();
  await expect(failed).toContainText(check.text);
  await expect(failed.locator('.expected pre')).toHaveText(check.expected);
  await expect(failed.locator('.actual pre')).toHaveText(check.actual);
  const [expected, actual] = [await boxOf(failed.locator('.expected')), await boxOf(failed.locator('.actual'))];
  expect(expected.y).toBe(actual.y);
  expect(expected.x + expected.width).toBeLessThan(actual.x);
});

test('the exchange that a check cites is open, with request and answer', async ({ report }) => {
  test.skip(!exchange, 'the check proves an absence');
  await report.open(failing, `#req-${finding.id}`);
  const entry = report.requirement(finding).locator('.exchange').first();
  await expect(entry).toHaveJSProperty('open', true);
  await expect(entry).toContainText(`${exchange?.request.method} ${exchange?.request.url}`);
  await expect(entry).toContainText(
    exchange?.answer ? `status ${exchange.answer.status}` : (exchange?.failure?.kind ?? ''),
  );
});

test('a citation leads to its exchange', async ({ report, page }) => {
  test.skip(!exchange, 'the check proves an absence');
  await report.open(failing, `#req-${finding.id}`);
  const entry = report.requirement(finding).locator('.exchange').first();
  await entry.locator('summary').click();
  await expect(entry).toHaveJSProperty('open', false);
  const failed = report.requirement(finding).locator('[data-holds="false"]').first();
  await failed.getByRole('link', { name: String(exchange?.n), exact: true }).click();
  await expect(entry).toHaveJSProperty('open', true);
  await expect(entry).toBeInViewport();
  await expect(page).toHaveURL(/#ex-/);
});

test('the command that repeats it can be copied', async ({ report, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await report.open(failing, `#req-${finding.id}`);
  const command = report.requirement(finding).locator('.command').first();
  await expect(command).toContainText(`--seed ${failing.seed} --tags '@req:${finding.id}' --name`);
  await command.getByRole('button', { name: 'Copy' }).click();
  await expect(command.getByRole('button')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await command.locator('code').textContent());
});
