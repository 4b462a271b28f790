import { isDeepStrictEqual } from 'node:util';
import type { ElementHandle, Page } from 'playwright-core';
import { type Purpose, purposeOf, stagesNamed } from './form-fields.ts';
import type { Person } from './person.ts';

/** What a person has done already: nothing is done twice. */
export type Done = Set<string>;

const inputs = 'input:visible:not([type=hidden],[type=radio],[type=checkbox],[type=submit],[type=button])';
const submitButton = 'button:not([type=button]), input[type=submit]';

/** Signs in at the service and presses Allow or Deny. */
export async function consent(page: Page, { serviceName, consent: decision }: Person, done: Done): Promise<boolean> {
  const button = page.getByRole('button', { name: decision });
  if ((await button.count()) === 0 || !once(done, `consent ${page.url()}`)) return false;
  const name = page.getByRole('textbox').first();
  if ((await name.count()) > 0) await name.fill(serviceName);
  await button.first().click();
  return true;
}

/** Opens the first link that leads to a service. */
export async function chooseService(page: Page, { isService }: Person, done: Done): Promise<boolean> {
  for (const link of await page.$$('a[href]:visible')) {
    const href = await link.evaluate((anchor) => (anchor as HTMLAnchorElement).href);
    if (!isService(href) || !once(done, `service ${href}`)) continue;
    await link.click();
    return true;
  }
  return false;
}

/** Fills in every field that it knows, and presses the button beside them. */
export async function fillIn(page: Page, person: Person, done: Done): Promise<boolean> {
  const known: { field: ElementHandle; purpose: Purpose }[] = [];
  for (const field of await page.$$(inputs)) {
    const purpose = purposeOf({ type: (await field.getAttribute('type')) ?? 'text', words: await wordsOf(field) });
    if (purpose !== 'unknown') known.push({ field, purpose });
  }
  const last = known.at(-1)?.field;
  if (!last) return false;
  const headings = await page.locator('h1:visible, h2:visible, legend:visible').allInnerTexts();
  if (!once(done, `fill ${known.map(({ purpose }) => purpose).join(' ')} ${headings.join(' ')}`)) return false;
  for (const { field, purpose } of known) await field.fill(await valueFor(purpose, person));
  const form = (await last.evaluateHandle((field) => (field as HTMLInputElement).form)).asElement();
  const button = await form?.$(submitButton);
  if (button) await button.click();
  else await last.press('Enter');
  return true;
}

/** Chooses the flow, by the words of a button, a link or a radio button. */
export async function choose(page: Page, { stages }: Person, done: Done): Promise<boolean> {
  for (const choice of await page.$$('button:visible, a[href]:visible, input[type=radio]')) {
    const words = await wordsOf(choice);
    if (!isDeepStrictEqual([...stagesNamed(words)], [...stages]) || !once(done, `choose ${words}`)) continue;
    await choice.click({ force: true });
    const form = (
      await choice.evaluateHandle((node) => (node instanceof HTMLInputElement ? node.form : null))
    ).asElement();
    await (await form?.$(submitButton))?.click();
    return true;
  }
  return false;
}

async function valueFor(purpose: Purpose, { user, password, email, readCode }: Person): Promise<string> {
  switch (purpose) {
    case 'user':
      return user;
    case 'password':
      return password;
    case 'email':
      return email ?? '';
    case 'code':
      return readCode();
    case 'unknown':
      return '';
  }
}

/** Everything that a page says of an element: its text, its labels, its own names. */
function wordsOf(element: ElementHandle): Promise<string> {
  return element.evaluate((node) => {
    const { textContent, labels } = node as HTMLInputElement;
    const named = ['aria-label', 'placeholder', 'autocomplete', 'name', 'id', 'title'].map(
      (attribute) => (node as HTMLElement).getAttribute(attribute) ?? '',
    );
    return [textContent ?? '', ...[...(labels ?? [])].map((label) => label.textContent), ...named].join(' ');
  });
}

/** Whether this is the first time. */
export function once(done: Done, act: string): boolean {
  if (done.has(act)) return false;
  done.add(act);
  return true;
}
