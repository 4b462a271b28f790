import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);
const keyBytes = 32;
const blockSize = 8;

/** A token as it is kept: whoever reads the store cannot use it. */
export function hashToken(token: string): string {
  return digest(token).toString('base64url');
}

/** A password as it is kept: `scrypt$N$salt$key`. The cost is scrypt's N. */
export async function hashPassword(password: string, cost: number): Promise<string> {
  const salt = randomBytes(16);
  const key = await stretch(password, salt, cost);
  return ['scrypt', cost, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Compares in constant time. Without a hash it does the same work at the given cost and says no. */
export async function verifyPassword(password: string, kept: string | undefined, cost: number): Promise<boolean> {
  const [, n = String(cost), salt = '', key = ''] = kept?.split('$') ?? [];
  const expected = kept === undefined ? randomBytes(keyBytes) : Buffer.from(key, 'base64url');
  const actual = await stretch(password, Buffer.from(salt, 'base64url'), Number(n));
  return timingSafeEqual(actual, expected) && kept !== undefined;
}

function stretch(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  const maxmem = 128 * blockSize * (cost + 8);
  return derive(password.normalize('NFC'), salt, keyBytes, { N: cost, r: blockSize, p: 1, maxmem });
}

/** Compares in constant time. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

/** What is shown of a code verifier before it is needed: PKCE's S256. */
export function codeChallenge(codeVerifier: string): string {
  return digest(codeVerifier).toString('base64url');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
