import type { Stages } from '../rules/login.ts';

/** What people call the login types that the page can carry out. Draft: Registration and login. */
const words: ReadonlyMap<string, string> = new Map([
  ['m.login.password', 'password'],
  ['m.login.oauth2', 'another service (OAuth2)'],
  ['m.login.email.code', 'code by email'],
  ['m.login.email.url', 'link by email'],
]);

/** A flow in plain words, its stages in order. Undefined where one of them is of a type that the page does not know. */
export function flowInWords(stages: Stages): string | undefined {
  const named = stages.map((type) => words.get(type));
  if (!named.every((word) => word !== undefined)) return undefined;
  const sentence = named.join(', then ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
