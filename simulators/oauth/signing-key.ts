import { generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';

let made: Promise<JsonWebKey> | undefined;

/** The RSA key that signs ID tokens, for clients that ask for one. Made once a process: it takes a moment. */
export function signingKey(): Promise<JsonWebKey> {
  made ??= makeKey();
  return made;
}

async function makeKey(): Promise<JsonWebKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey.export({ format: 'jwk' });
}
