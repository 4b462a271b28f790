import { shortestWord } from './word-index.ts';

/** Base64 of fewer characters would be found by chance. */
const shortestBase64 = 12;

/**
 * The spellings of a secret that taking off escapes does not lead back to it: spaces as a form has them, and base64, wherever in the
 * encoded bytes it begins.
 */
export function spellings(secret: string): ReadonlySet<string> {
  return new Set(
    [secret, secret.replaceAll(' ', '+'), ...base64Of(secret)].filter((spelling) => spelling.length >= shortestWord),
  );
}

/** A secret begins at one of three places of the groups of base64; what it shares with its neighbours is left out. */
function base64Of(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2]
    .map((offset) => {
      const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
      return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    })
    .filter((encoded) => encoded.length >= shortestBase64)
    .flatMap((encoded) => [encoded, encoded.replaceAll('+', '-').replaceAll('/', '_')]);
}
