import { isIPv6 } from 'node:net';
import type { Request } from 'express';

/**
 * The network address a request comes from, for counting: a single one of IPv4, and of IPv6 the network of 64 bits that
 * one subscriber usually has. Behind a proxy that is trusted (`trustedProxies`) it is the one the proxy names.
 */
export function clientAddress({ ip = 'unknown' }: Request): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(ip) ? networkOf(ip) : ip;
}

/** The first four of the eight groups, whether or not a run of zeros is left out. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
