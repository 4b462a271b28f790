import { PreparationFailed } from '../../../harness/preparation.ts';
import { codeIn, linkIn, type Mail, type Mailbox } from '../../../simulators/mail/index.ts';
import { Note } from '../../cast/note.ts';
import type { Example } from '../../cast/world.ts';
import { type Mailed, types } from './stage-types.ts';
import { addressOf } from './users.ts';

/** What the next mail to the user holds. Preparation. */
export async function mustGetMail(example: Example, name: string): Promise<Mail> {
  const { deliveryMs } = example.patience;
  const address = addressOf(example, name);
  const mail = await example.cast.nextMail(address);
  if (!mail) throw new PreparationFailed(`no mail came to ${address} within ${deliveryMs / 1000} s`);
  return mail;
}

/** The stage that mails each, and how it is found in a mail. */
export const mailed: Readonly<
  Record<Mailed, { readonly type: string; readonly foundIn: (mail: Mail) => string | undefined }>
> = {
  code: { type: types.code, foundIn: (mail) => codeIn(mail) },
  link: { type: types.link, foundIn: (mail) => linkIn(mail) },
};

/** The code or the link in the next mail to the user. Preparation. */
export async function mustBeMailed(example: Example, name: string, what: Mailed): Promise<string> {
  const found = mailed[what].foundIn(await mustGetMail(example, name));
  if (found === undefined) throw new PreparationFailed(`no ${what} was found in the mail`);
  for (const secret of secretsIn(found)) example.recorder.addSecret(secret);
  return found;
}

/** A shorter part of a link is a word that any link may have. */
const shortestToken = 16;

/** What is secret in a code or a link: of a link it may stand in its path or in its query. */
function secretsIn(found: string): readonly string[] {
  if (!URL.canParse(found)) return [found];
  const { pathname, searchParams } = new URL(found);
  return [...pathname.split('/').slice(-1), ...searchParams.values()].filter(({ length }) => length >= shortestToken);
}

/** Clicks the link of a mail as a person does: opens it, and presses the button of the page where there is one. */
export async function clickLink(example: Example, name: string, link: string): Promise<void> {
  const browser = example.cast.browser(name);
  const page = await browser.open(link, { follow: () => true });
  const form = page.forms.find(({ method }) => method === 'post');
  if (form) await browser.submit(form);
}

/** An address at which nobody is. */
export function nobodysAddress(example: Example, name: string): string {
  return addressOf(example, name).replace('@', '-nobody@');
}

/** How many mails there were in each box before the act that is judged. */
const mailsBefore = new Note<ReadonlyMap<Mailbox, number>>('mailboxes to watch');

/** Watches the boxes of everybody in the Example, and that of an address that nobody has. */
export function watchMailboxes(example: Example, name: string): void {
  const addresses = [...example.cast.users.map((user) => addressOf(example, user)), nobodysAddress(example, name)];
  const boxes = addresses.map((address) => example.cast.mailbox(address));
  mailsBefore.leave(example, new Map(boxes.map((box) => [box, box.arrivals.all.length])));
}

/** How many mails have come to the watched boxes since then. */
export function mailsSince(example: Example): number {
  return [...mailsBefore.of(example)].reduce((sum, [box, before]) => sum + box.arrivals.all.length - before, 0);
}
