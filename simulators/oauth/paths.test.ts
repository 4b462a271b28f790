import { expect, test } from 'vitest';
import { routeOf } from './paths.ts';

test.each([
  ['/authorize', { kind: 'authorization' }],
  ['/token', { kind: 'token' }],
  ['/userinfo', { kind: 'userinfo' }],
  ['/consent/abc', { kind: 'consent', id: 'abc' }],
  ['/authorize/abc', { kind: 'return', id: 'abc' }],
  ['/.well-known/openid-configuration', { kind: 'other' }],
  ['/consent/abc/def', { kind: 'other' }],
  ['/', { kind: 'other' }],
])('%s', (path, route) => {
  expect(routeOf(path)).toEqual(route);
});
