import { z } from 'zod';

/** A server name taken apart. An IPv6 address is without its brackets. */
export interface ServerNameParts {
  readonly host: string;
  readonly port: number | undefined;
}

const ipv4 = z.ipv4();
const ipv6 = z.ipv6();
/** Underscores are no part of a domain name, but occur in networks of containers. */
const domain = /^(?=.{1,253}$)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i;
/** What a URL parser takes for an IPv4 address in another spelling, such as `0x7f000001`. */
const numberAtTheEnd = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/i;

/**
 * Takes a server name apart: a host, an IPv4 address or an [IPv6] address, and a port where it has one. Undefined for
 * everything else: a path, a query or a user in a name would end up in the URL of a request.
 */
export function readServerName(name: string): ServerNameParts | undefined {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(name) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || !(bracketed === undefined ? isHost(host) : ipv6.safeParse(host).success)) return undefined;
  if (port === undefined) return { host, port: undefined };
  return Number(port) <= 65_535 ? { host, port: Number(port) } : undefined;
}

function isHost(text: string): boolean {
  return numberAtTheEnd.test(text) ? ipv4.safeParse(text).success : domain.test(text);
}
