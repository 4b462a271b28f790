import { defineParameterType } from '@cucumber/cucumber';
import { defineWords } from '../../cast/words.ts';

/** The login types of the draft, by the words of the features. */
const words = {
  password: 'm.login.password',
  'emailed code': 'm.login.email.code',
  'emailed link': 'm.login.email.url',
  OAuth2: 'm.login.oauth2',
} as const;

export const types = {
  password: words.password,
  code: words['emailed code'],
  link: words['emailed link'],
  oauth2: words.OAuth2,
} as const;

const between = ', then ';

/** The stages of a flow in the words of the features. */
export function stagesOf(flow: string): readonly string[] {
  const byWords: Readonly<Record<string, string>> = words;
  return flow.split(between).map((stage) => byWords[stage] ?? stage);
}

const stage = Object.keys(words).join('|');

/** A login flow, by its sequence of types: `password, then emailed code`. */
defineParameterType({
  name: 'flow',
  regexp: new RegExp(`(?:${stage})(?:${between}(?:${stage}))*`),
  transformer: stagesOf,
});

/** What a stage mails: `a code`, `a link`. */
export type Mailed = 'code' | 'link';
defineWords<Mailed>('mailed', { code: 'code', link: 'link' });
