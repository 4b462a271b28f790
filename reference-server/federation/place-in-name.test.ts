import { expect, test } from 'vitest';
import type { ServerName } from '../../spec/wire/ids.ts';
import { placeInName } from './place-in-name.ts';

test.each([
  ['red.test', { host: 'red.test', port: 8080, tls: false }],
  ['red.test:8448', { host: 'red.test', port: 8448, tls: false }],
  ['127.0.0.1:1', { host: '127.0.0.1', port: 1, tls: false }],
  ['[::1]:2', { host: '::1', port: 2, tls: false }],
])('the server %s is where its name says', async (name, place) => {
  expect(await placeInName(name as ServerName)).toEqual(place);
});

test('what is no name leads nowhere', async () => {
  await expect(placeInName('red.test/path?q=:80' as ServerName)).rejects.toThrow('is not the name of a server');
});
