import { documentOf, html, type VNode } from '../../markup.ts';
import type { OutgoingMail } from '../../ports.ts';

/** A mail without its address. */
export type Letter = Omit<OutgoingMail, 'to'>;

/** What mails say of the login or registration they are sent for. */
export interface LetterFacts {
  readonly serverName: string;
  /** Who logs in; undefined where an account is made. */
  readonly userId: string | undefined;
  readonly lifetimeMs: number;
}

/** The mail with a code. Draft: Email-based (code). */
export function codeLetter(facts: LetterFacts, code: string): Letter {
  const { purpose, validity, warning } = wording(facts);
  return {
    subject: `Your code for ${facts.serverName}`,
    text: `${code} is your code to ${purpose}.\n\n${validity} ${warning}\n`,
    html: letterPage(html`
      <p><strong>${code}</strong> is your code to ${purpose}.</p>
      <p>${validity} ${warning}</p>
    `),
  };
}

/** The mail with a link. Draft: Email-based (url). */
export function linkLetter(facts: LetterFacts, url: string): Letter {
  const { purpose, validity, warning } = wording(facts);
  return {
    subject: `Your link for ${facts.serverName}`,
    text: `Open this link to ${purpose}:\n\n${url}\n\n${validity} ${warning}\n`,
    html: letterPage(html`
      <p>Open this link to ${purpose}:</p>
      <p><a href=${url}>${url}</a></p>
      <p>${validity} ${warning}</p>
    `),
  };
}

function wording({ serverName, userId, lifetimeMs }: LetterFacts): Record<'purpose' | 'validity' | 'warning', string> {
  const minutes = Math.max(1, Math.floor(lifetimeMs / 60_000));
  return {
    purpose: userId ? `log in as ${userId}` : `make an account at ${serverName}`,
    validity: `It is valid for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and works once.`,
    warning: 'If you have not asked for it, do nothing: without it nobody gets in.',
  };
}

function letterPage(content: VNode | VNode[]): string {
  return documentOf(html`<html lang="en">
    <body>
      ${content}
    </body>
  </html>`);
}
