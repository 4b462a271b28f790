import type { BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { PreparationFailed } from '../../harness/preparation.ts';
import type { Arrivals } from '../../harness/wire/arrivals.ts';
import { jsonOf } from '../../harness/wire/body.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { choose, chooseService, consent, type Done, fillIn, once } from './page-acts.ts';
import type { Person } from './person.ts';

export interface FallbackLogin {
  /** The exchange that gave credentials to the page; undefined when none did. */
  readonly credentials: Exchange | undefined;
  /** What the page showed in the end, a PNG. */
  readonly picture: Buffer;
}

/** Credentials as JSON writes them, also where a page holds that JSON as text. */
const credentials = /"access_token"\s*:\s*"[^"]+"/;
const userId = /"user_id"\s*:\s*"([^"]+)"/;
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
  /** How long a page may take over one step. */
  { stepMs }: { readonly stepMs: number },
): Promise<FallbackLogin> {
  const isOfTarget = (exchange: Exchange) =>
    !person.isService(exchange.request.url) && userLoggedIn(exchange) !== undefined;
  context.setDefaultTimeout(stepMs);
  const page = await context.newPage();
  await page.goto(url);
  const done: Done = new Set();

  const isOver = () => exchanges.all.some((exchange) => isOfTarget(exchange) || cameBackDenied(exchange));
  for (let acts = 0; acts < mostActs && !isOver(); acts++) {
    const seen = exchanges.all.length;
    const shown = await textOf(page);
    if (await actSomewhere(context, page, person, exchanges.all, done)) continue;
    const news = exchanges.until((all) => all.length > seen, stepMs);
    if (!(await Promise.race([news, isOtherThan(page, shown, stepMs)]))) break;
  }
  const picture = await page.screenshot({ type: 'png' });
  return { credentials: exchanges.all.find(isOfTarget), picture };
}

/** Whether the service sent the person back with its refusal, and the home server has answered. */
function cameBackDenied({ request, answer }: Exchange): boolean {
  return answer !== null && answer.status !== 303 && /[?&]error=access_denied\b/.test(request.url);
}

function textOf(page: Page): Promise<string> {
  return page.evaluate(() => document.body.textContent ?? '');
}

/** Whether the page shows something else within that time. */
async function isOtherThan(page: Page, shown: string, withinMs: number): Promise<boolean> {
  const changed = page.waitForFunction((before) => document.body.textContent !== before, shown, { timeout: withinMs });
  return changed.then(
    () => true,
    () => false,
  );
}

/** The user whom an exchange gives credentials for, in a JSON body or in a page; undefined when it gives none. */
export function userLoggedIn({ answer }: Exchange): string | undefined {
  const text = (answer?.body.text ?? '').replaceAll(/&(quot|#34|#x22);/gi, '"');
  return credentials.test(text) ? userId.exec(text)?.[1] : undefined;
}

/** Does the next thing that a person would do, on whichever page is open. False when there is none, or the page moved away. */
async function actSomewhere(
  context: BrowserContext,
  main: Page,
  person: Person,
  exchanges: readonly Exchange[],
  done: Done,
): Promise<boolean> {
  try {
    for (const page of context.pages().toReversed()) {
      if (page.isClosed()) continue;
      await page.waitForLoadState('domcontentloaded');
      if (person.isService(page.url())) return await consent(page, person, done);
      if (page !== main && (await chooseService(page, person, done))) return true;
    }
    const linkSent = exchanges.findLast(({ answer }) => LinkSent.safeParse(jsonOf(answer?.body)).success);
    if (linkSent && once(done, `link ${linkSent.n}`)) {
      await openLink(context, await person.readLink());
      return true;
    }
    for (const act of [chooseService, fillIn, choose]) if (await act(main, person, done)) return true;
    return false;
  } catch (error) {
    if (error instanceof PreparationFailed) throw error;
    // What was looked at is gone: the page has moved on by itself.
    return false;
  }
}

/** Opens the link of a mail as a person does: by a click, and by the button of the page that it leads to. */
async function openLink(context: BrowserContext, link: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(link);
  const button = await page.$('form[method=post i] button, form[method=post i] input[type=submit]');
  if (button) {
    await button.click();
    await page.waitForLoadState();
  }
  await page.close();
}
