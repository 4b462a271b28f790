import { isIP } from 'node:net';
import { z } from 'zod';

/** Addresses that begin alike: `10.0.0.0/8`, `fc00::/7`. */
export const AddressRange = z.string().refine(isRange, 'an address range is written as 10.0.0.0/8 or fc00::/7');

export const AddressOrRange = z
  .string()
  .refine((text) => isIP(text) !== 0 || isRange(text), 'an address or a range of them, such as 10.0.0.1 or 10.0.0.0/8');

function isRange(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(bits) <= (version === 6 ? 128 : 32);
}
