/** What a field of a login page is for. */
export type Purpose = 'user' | 'password' | 'email' | 'code' | 'unknown';

/** A field as a person sees it. */
export interface Field {
  /** The `type` of an input. */
  readonly type: string;
  /** Its label, placeholder, name and the like. */
  readonly words: string;
}

const signs: readonly (readonly [Purpose, RegExp])[] = [
  ['code', /\bcode\b|one-time|token/i],
  ['email', /e-?mail|address/i],
  ['password', /pass(word|phrase)/i],
  ['user', /user|name|login|account|\bid\b/i],
];

/** What a person would type into a field, by its type and its words. */
export function purposeOf({ type, words }: Field): Purpose {
  if (type === 'password') return 'password';
  if (type === 'email') return 'email';
  return signs.find(([, pattern]) => pattern.test(words))?.[0] ?? 'unknown';
}

const stageWords: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['m.login.password', /password/i],
  ['m.login.email.code', /\bcode\b/i],
  ['m.login.email.url', /\blink\b|\burl\b/i],
  ['m.login.oauth2', /oauth|service|elsewhere|provider|sign in with/i],
];

/** The stages that the words of a choice speak of, in the order they are named. */
export function stagesNamed(words: string): readonly string[] {
  return stageWords
    .map(([type, pattern]) => ({ type, at: words.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ type }) => type);
}
