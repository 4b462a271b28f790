import type { BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { PreparationFailed } from '../../harness/preparation.ts';
import type { Arrivals } from '../../harness/wire/arrivals.ts';
import { jsonOf } from '../../harness/wire/body.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { choose, chooseService, consent, type Done, fillIn, once } from './page-acts.ts';
import type { Person } from './person.ts';

export interface FallbackLogin {
  /** The exchange that completed the login; undefined when none did. */
  readonly completion: Exchange | undefined;
  /** Whether the page offered the person anything to do for their flow. */
  readonly offered: boolean;
  /** What the page showed in the end, a PNG without what was typed into it; none where it showed a secret. */
  readonly picture: Buffer | undefined;
}

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
  { stepMs, showsSecret }: { readonly stepMs: number; readonly showsSecret: (text: string) => boolean },
): Promise<FallbackLogin> {
  const isCompletion = (exchange: Exchange) =>
    !person.isService(exchange.request.url) && completes(exchange, person.userId);
  context.setDefaultTimeout(stepMs);
  const page = await context.newPage();
  await page.goto(url);
  const done: Done = new Set();

  const isOver = () => exchanges.all.some((exchange) => isCompletion(exchange) || cameBackDenied(exchange));
  for (let acts = 0; acts < mostActs && !isOver(); acts++) {
    const seen = exchanges.all.length;
    const shown = await textOf(page);
    const acted = await actSomewhere(context, page, person, exchanges.all, done).catch((error) => {
      // What was waited for is not needed any more where the page has come to its end meanwhile.
      if (isOver()) return true;
      throw error;
    });
    const news = exchanges.until((all) => all.length > seen, stepMs);
    if (acted === 'submitted') await news;
    else if (!acted && !(await Promise.race([news, isOtherThan(page, shown, stepMs)]))) break;
  }
  const picture = showsSecret(await textOf(page))
    ? undefined
    : await page.screenshot({ type: 'png', mask: [page.locator('input, textarea')], maskColor: '#888888' });
  return { completion: exchanges.all.find(isCompletion), offered: done.size > 0, picture };
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

/**
 * Whether an answer completes the login of a user. How a page hands credentials over is left open by the draft; but that the home
 * server names the full user id, where only the localpart was typed, is part of every completed login.
 */
function completes({ answer }: Exchange, userId: string): boolean {
  if (!answer || answer.status >= 400) return false;
  const said = `${answer.headers.location ?? ''} ${answer.body.text}`;
  return said.includes(userId) || said.includes(encodeURIComponent(userId));
}

/** Whether an answer holds an access token, as JSON writes it, also where a page holds that JSON as text. */
export function givesToken({ answer }: Exchange): boolean {
  const text = (answer?.body.text ?? '').replaceAll(/&(quot|#34|#x22);/gi, '"');
  return /"access_token"\s*:\s*"[^"]+"/.test(text);
}

/** Does the next thing that a person would do, on whichever page is open. False when there is none, or the page moved away. */
async function actSomewhere(
  context: BrowserContext,
  main: Page,
  person: Person,
  exchanges: readonly Exchange[],
  done: Done,
): Promise<boolean | 'submitted'> {
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
    if (await chooseService(main, person, done)) return true;
    if (await fillIn(main, person, done)) return 'submitted';
    return await choose(main, person, done);
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
