import { describe, expect, test } from 'vitest';
import { RoomAlias, RoomId, ServerName, UserId } from './ids.ts';
import { readServerName } from './server-name.ts';

describe('a server name', () => {
  test.each([
    ['hs.example', { host: 'hs.example', port: undefined }],
    ['localhost:8480', { host: 'localhost', port: 8480 }],
    ['127.0.0.1:8480', { host: '127.0.0.1', port: 8480 }],
    ['[::1]:8480', { host: '::1', port: 8480 }],
    ['[2001:db8::1]', { host: '2001:db8::1', port: undefined }],
    ['hs_1.compose-net:8008', { host: 'hs_1.compose-net', port: 8008 }],
  ])('%s is a host and perhaps a port', (name, parts) => {
    expect(readServerName(name)).toEqual(parts);
    expect(ServerName.safeParse(name).success).toBe(true);
  });

  test.each([
    '',
    ':80',
    'hs:',
    'hs:99999',
    'hs:80:80',
    'hs/path:80',
    '127.0.0.1:9/chosen/path?q=:80',
    'hs?q=:80',
    'hs#:80',
    'user@hs:80',
    'hs example',
    'hs\n.example',
    'hs\u0000',
    'hs..example',
    '::1',
    '[::1',
    '[::1%eth0]:80',
    '[127.0.0.1]:80',
    '[hs]',
    '127.1',
    '0x7f000001:80',
    '2130706433',
    '1.2.3.4.5',
    '256.1.1.1',
    'ｈｓ.example',
    'x'.repeat(254),
  ])('%j is none', (name) => {
    expect(readServerName(name)).toBeUndefined();
    expect(ServerName.safeParse(name).success).toBe(false);
  });

  test('a user id and an alias end in one', () => {
    expect(UserId.safeParse('@ann:hs:1').success).toBe(true);
    expect(UserId.safeParse('@ann:hs:1/path?:80').success).toBe(false);
    expect(RoomAlias.safeParse('#tea at five:[::1]:80').success).toBe(true);
    expect(RoomAlias.safeParse('#tea:hs/any/path#:1').success).toBe(false);
  });

  test('an id with half a surrogate pair is none', () => {
    expect(RoomId.safeParse('!a\ud800:hs').success).toBe(false);
    expect(UserId.safeParse('@a\ud800:hs').success).toBe(false);
    expect(RoomAlias.safeParse('#a\udc00:hs').success).toBe(false);
    expect(RoomId.safeParse('!🫖\u0000:hs').success).toBe(true);
  });
});
