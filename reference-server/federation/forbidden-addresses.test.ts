import type { LookupFunction } from 'node:net';
import { describe, expect, test } from 'vitest';
import { allowedLookup, forbiddenRanges, isLoopback, privateRanges, refuseForbidden } from './forbidden-addresses.ts';

const forbidden = forbiddenRanges(privateRanges);

describe('the private ranges', () => {
  test.each([
    ...['127.0.0.1', '127.9.9.9', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0', '100.64.0.1'],
    ...['255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '64:ff9b::7f00:1'],
  ])('hold %s', (address) => expect(() => refuseForbidden(address, forbidden)).toThrow(address));

  test.each(['1.1.1.1', '172.32.0.1', '192.169.0.1', '2001:db8::1', 'hs.example'])('do not hold %s', (address) =>
    expect(() => refuseForbidden(address, forbidden)).not.toThrow(),
  );
});

describe('a look-up', () => {
  const found = (...addresses: string[]): LookupFunction =>
    allowedLookup(forbidden, (_host, options, callback) => {
      const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      if (options.all) callback(null, all);
      else callback(null, addresses[0] ?? '', 4);
    });
  const lookUp = (lookup: LookupFunction, all: boolean): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lookup('hs.example', { all }, (error, address) => (error ? reject(error) : resolve(address)));
    });

  test('leaves forbidden addresses out', async () => {
    expect(await lookUp(found('10.0.0.1', '1.1.1.1'), true)).toEqual([{ address: '1.1.1.1', family: 4 }]);
    expect(await lookUp(found('1.1.1.1'), false)).toBe('1.1.1.1');
  });

  test.each([true, false])('fails where there are no others', async (all) => {
    await expect(lookUp(found('10.0.0.1'), all)).rejects.toThrow('hs.example is at 10.0.0.1');
  });
});

test.each([
  ['127.0.0.1', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['hs.example', false],
])('whether only this machine reaches %s: %s', (host, expected) => expect(isLoopback(host)).toBe(expected));
