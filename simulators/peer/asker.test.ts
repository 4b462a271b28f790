import { expect, test } from 'vitest';
import { askerOf } from './asker.ts';

test.each([
  { claimed: undefined, servers: ['one:1'], asker: { serverName: 'one:1', party: 'server one:1' } },
  { claimed: 'forged', servers: ['one:1'], asker: { serverName: 'one:1', party: 'server one:1' } },
  { claimed: 'two:2', servers: ['one:1', 'two:2'], asker: { serverName: 'two:2', party: 'server two:2' } },
])('of $servers, who claims to be $claimed is $asker.serverName', ({ claimed, servers, asker }) => {
  expect(askerOf(() => claimed, servers)).toEqual(asker);
});

test.each([undefined, 'forged'])('which of two servers calls itself %s is not known', (claimed) => {
  expect(askerOf(() => claimed, ['one:1', 'two:2']).serverName).toBeUndefined();
});
