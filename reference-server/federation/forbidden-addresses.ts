import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses that lead to this machine. */
const loopbackRanges = ['127.0.0.0/8', '::1/128'];

/** Addresses that mean something inside a network only: this machine, its neighbours, groups of machines. */
export const privateRanges = [
  ...loopbackRanges,
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.168.0.0/16'],
  ...['198.18.0.0/15', '224.0.0.0/4', '240.0.0.0/4', '::/128', '64:ff9b::/96', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
];

/** A list to look addresses up in. An IPv4 range holds for IPv6 addresses that stand for it, too. */
export function forbiddenRanges(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** A server is at an address where the operator lets nothing be sent. */
class ForbiddenAddress extends Error {
  constructor(host: string, address: string) {
    super(`${host} is at ${address}: the configuration forbids requests there (federation.forbidden)`);
    this.name = 'ForbiddenAddress';
  }
}

/** Throws where a host is itself a forbidden address: it is connected to without being looked up. */
export function refuseForbidden(host: string, forbidden: BlockList): void {
  if (isForbidden(host, forbidden)) throw new ForbiddenAddress(host, host);
}

/** Looks names up as the system does, and leaves forbidden addresses out: what is checked is what is connected to. */
export function allowedLookup(forbidden: BlockList, lookup: LookupFunction = systemLookup): LookupFunction {
  return (host, options, callback) => {
    lookup(host, options, (error, found, family) => {
      if (error) return callback(error, found, family);
      const addresses: readonly LookupAddress[] = Array.isArray(found)
        ? found
        : [{ address: found, family: family ?? 0 }];
      const allowed = addresses.filter(({ address }) => !isForbidden(address, forbidden));
      const [first] = allowed;
      if (!first) callback(new ForbiddenAddress(host, addresses.map(({ address }) => address).join(', ')), []);
      else if (Array.isArray(found)) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

/** Whether only this machine reaches what listens on that host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || isForbidden(host, forbiddenRanges(loopbackRanges));
}

function isForbidden(address: string, forbidden: BlockList): boolean {
  const version = isIP(address);
  return version !== 0 && forbidden.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
