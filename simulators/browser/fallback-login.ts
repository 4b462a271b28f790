import { isDeepStrictEqual } from 'node:util';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import type { Clock } from '../../harness/clock/clock.ts';
import type { Arrivals } from '../../harness/wire/arrivals.ts';
import { jsonOf } from '../../harness/wire/body.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { type Purpose, purposeOf, stagesNamed } from './form-fields.ts';

/** A person who logs in on a login page, and what they have at hand. */
export interface Person {
  readonly stages: readonly string[];
  readonly user: string;
  readonly password: string;
  readonly email: string | undefined;
  /** Whether an address belongs to a service, where the person signs in under `serviceName`. */
  readonly isService: (url: string) => boolean;
  readonly serviceName: string;
  readonly consent: 'Allow' | 'Deny';
  readonly readCode: () => Promise<string>;
  readonly readLink: () => Promise<string>;
}

export interface FallbackLogin {
  /** The exchange that gave credentials to the page; undefined when none did. */
  readonly credentials: Exchange | undefined;
  /** What the page showed in the end, a PNG. */
  readonly picture: Buffer;
}

const Credentials = z.looseObject({ user_id: z.string(), access_token: z.string().min(1) });
const LinkSent = z.looseObject({ type: z.literal('m.login.email.url'), session: z.string() });

/** What one look at the pages leads to. */
const mostActs = 40;

/**
 * Goes through a login page as a person would, knowing nothing of how it is built: chooses the flow by its words, fills in what is
 * asked for by its label, presses the button, consents at the service, and opens the link in the mail.
 */
export async function logInOnPage(
  context: BrowserContext,
  url: string,
  person: Person,
  exchanges: Arrivals<Exchange>,
  patience: { stepMs: number; clock: Clock },
): Promise<FallbackLogin> {
  const page = await context.newPage();
  await page.goto(url);
  const done = new Set<string>();
  const givesCredentials = (exchange: Exchange) => Credentials.safeParse(jsonOf(exchange.answer?.body)).success;

  for (let acts = 0; acts < mostActs; acts++) {
    if (exchanges.all.some(givesCredentials)) break;
    const seen = exchanges.all.length;
    const acted = await actSomewhere(context, page, person, exchanges.all, done);
    const moved = await exchanges.until((all) => all.length > seen, acted ? patience.stepMs / 4 : patience.stepMs);
    if (!acted && !moved) break;
  }
  const picture = await page.screenshot({ type: 'png' });
  return { credentials: exchanges.all.find(givesCredentials), picture };
}

/** Does the next thing that a person would do, on whichever page is open. False when there is none. */
async function actSomewhere(
  context: BrowserContext,
  main: Page,
  person: Person,
  exchanges: readonly Exchange[],
  done: Set<string>,
): Promise<boolean> {
  for (const page of context.pages().toReversed()) {
    if (page.isClosed()) continue;
    await page.waitForLoadState('domcontentloaded');
    if (person.isService(page.url())) return consent(page, person, done);
    if (page !== main && (await chooseService(page, person, done))) return true;
  }
  const linkSent = exchanges.findLast(({ answer }) => LinkSent.safeParse(jsonOf(answer?.body)).success);
  if (linkSent && once(done, `link ${linkSent.n}`)) {
    await openLink(context, await person.readLink());
    return true;
  }
  return (await chooseService(main, person, done)) || (await fillIn(main, person, done)) || choose(main, person, done);
}

/** Signs in at the service and presses Allow or Deny. */
async function consent(page: Page, { serviceName, consent: decision }: Person, done: Set<string>): Promise<boolean> {
  const button = page.getByRole('button', { name: decision });
  if ((await button.count()) === 0 || !once(done, `consent ${page.url()}`)) return false;
  const name = page.getByRole('textbox').first();
  if ((await name.count()) > 0) await name.fill(serviceName);
  await button.first().click();
  return true;
}

/** Opens the first link that leads to a service. */
async function chooseService(page: Page, { isService }: Person, done: Set<string>): Promise<boolean> {
  for (const link of await page.locator('a[href]:visible').all()) {
    const href = await link.evaluate((anchor) => (anchor as unknown as { href: string }).href);
    if (isService(href) && once(done, `service ${href}`)) {
      await link.click();
      return true;
    }
  }
  return false;
}

/** Opens the link of a mail as a person does: by a click, and by the button of the page that it leads to. */
async function openLink(context: BrowserContext, link: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(link);
  const button = page.locator('form[method=post i] button, form[method=post i] input[type=submit]').first();
  if ((await button.count()) > 0) {
    await button.click();
    await page.waitForLoadState();
  }
  await page.close();
}

/** Fills in every field that it knows and presses the button beside them. */
async function fillIn(page: Page, person: Person, done: Set<string>): Promise<boolean> {
  const fields = await page
    .locator('input:visible:not([type=hidden],[type=radio],[type=checkbox],[type=submit],[type=button])')
    .all();
  const known: { field: Locator; purpose: Purpose }[] = [];
  for (const field of fields) {
    const purpose = purposeOf({ type: (await field.getAttribute('type')) ?? 'text', words: await wordsOf(field) });
    if (purpose !== 'unknown') known.push({ field, purpose });
  }
  if (known.length === 0) return false;
  const asked = known.map(({ purpose }) => purpose).join(' ');
  const heading = await page.locator('h1:visible, h2:visible, legend:visible').allInnerTexts();
  if (!once(done, `fill ${asked} ${heading.join(' ')}`)) return false;
  for (const { field, purpose } of known) await field.fill(await valueFor(purpose, person));
  const last = known.at(-1)?.field;
  const form = page.locator('form', { has: page.locator(':focus') });
  const button = form.locator('button:not([type=button]), input[type=submit]').first();
  if ((await button.count()) > 0) await button.click();
  else await last?.press('Enter');
  return true;
}

/** Chooses the flow, by the words of a button, a link or a radio button. */
async function choose(page: Page, { stages }: Person, done: Set<string>): Promise<boolean> {
  const choices = page.locator(
    'button:visible, a[href]:visible, label:visible:has(input[type=radio]), input[type=radio]:visible',
  );
  for (const choice of await choices.all()) {
    const words = await wordsOf(choice);
    if (!isDeepStrictEqual([...stagesNamed(words)], [...stages]) || !once(done, `choose ${words}`)) continue;
    await choice.click();
    const button = page.getByRole('button', { name: /^(continue|next|choose|go)/i });
    if ((await button.count()) > 0) await button.first().click();
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
function wordsOf(element: Locator): Promise<string> {
  return element.evaluate((node) => {
    const { textContent: text, labels } = node as unknown as {
      textContent: string | null;
      labels?: Iterable<{ textContent: string }>;
    };
    const named = ['aria-label', 'placeholder', 'autocomplete', 'name', 'id', 'title'].map(
      (attribute) => (node as unknown as { getAttribute(name: string): string | null }).getAttribute(attribute) ?? '',
    );
    return [text ?? '', ...[...(labels ?? [])].map((label) => label.textContent), ...named].join(' ');
  });
}

/** Whether this is the first time. */
function once(done: Set<string>, act: string): boolean {
  if (done.has(act)) return false;
  done.add(act);
  return true;
}
