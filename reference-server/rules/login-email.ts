import { type Refusal, refusals } from '../errors.ts';

/** What SMTP carries at most, in characters. */
const longestAddress = 254;

const atom = String.raw`[A-Za-z0-9!#$%&'*+/=?^_\x60{|}~-]+`;
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
/** A bare address: dotted words, `@`, a domain name. No display name, no comment, no quotes, nothing outside ASCII. */
const bareAddress = new RegExp(String.raw`^(?=.{1,64}@)${atom}(?:\.${atom})*@${label}(?:\.${label})*$`);

/** Whether that is one email address and nothing else, such as a second one or a header. */
export function isAddress(text: string): boolean {
  return text.length <= longestAddress && bareAddress.test(text);
}

/** Where a user gets mail: what they have shown to be theirs, else what is configured for them, else for everybody. */
export function addressOf(known: {
  localpart: string;
  shown: string | null;
  listed: string | undefined;
  domain: string | undefined;
}): string | undefined {
  return known.shown ?? known.listed ?? (known.domain === undefined ? undefined : `${known.localpart}@${known.domain}`);
}

/** The domain's case does not matter; that of the rest does, as its mail server alone knows better. */
export function isSameAddress(one: string, other: string): boolean {
  const canonical = (address: string): string => address.replace(/@.*$/s, (domain) => domain.toLowerCase());
  return canonical(one) === canonical(other);
}

/**
 * Why no mail goes to an address. One answer whether the user is unknown or the address is not theirs.
 * Requirement: login.email-code.address.
 */
export function addressRefusal(address: string, isTheirs: boolean): Refusal | undefined {
  if (!isAddress(address)) return refusals.badJson('email must be one email address, without a name');
  if (!isTheirs) return refusals.forbidden('the user or the email address is wrong');
  return undefined;
}

/** Why no further mail is sent for a stage. */
export function mailRefusal(facts: { mails: number; most: number }): Refusal | undefined {
  return facts.mails >= facts.most
    ? refusals.forbidden('enough mails have been sent: use the last, or begin again')
    : undefined;
}

/** Why a code does not complete its stage. Only the one sent last counts. Requirement: login.email-code.bad. */
export function codeRefusal(facts: { isSent: boolean; isRight: boolean }): Refusal | undefined {
  if (!facts.isSent) return refusals.forbidden('no code has been sent yet: ask for one with user and email');
  return facts.isRight ? undefined : refusals.forbidden('the code is wrong');
}

/** Whether a request for the link of a mail confirms it: what only looks does not. Requirement: login.email-url.ok. */
export function isLinkConsumed(method: string): boolean {
  return method === 'POST';
}

/** Requirement: login.email-url.single-use. */
export function isLinkSpent(link: { isConfirmed: boolean }): boolean {
  return link.isConfirmed;
}

/** Whether the login may go on. Requirement: login.email-url.not-yet. */
export function isLinkVisited(link: { isConfirmed: boolean }): boolean {
  return link.isConfirmed;
}
