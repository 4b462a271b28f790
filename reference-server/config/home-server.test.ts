import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { aService, mail } from '../testing/login-parties.ts';
import { serverName } from '../testing/test-server.ts';
import { HomeServerConfig, HomeServerSettings } from './home-server.ts';

/** Why a configuration is refused. */
function refusalOf(settings: object): string {
  const parsed = HomeServerSettings.safeParse(settings);
  return parsed.error ? z.prettifyError(parsed.error) : 'it is not refused';
}

describe('the configuration of logins', () => {
  test('users log in by password where nothing is said', () => {
    expect(HomeServerConfig.parse({ serverName })).toMatchObject({
      publicUrl: 'http://red:1',
      loginFlows: [{ stages: [{ type: 'm.login.password' }] }],
    });
  });

  test('where mail is configured, users whose address is known get a code besides', () => {
    const { loginFlows } = HomeServerConfig.parse({ serverName, mail });
    expect(loginFlows).toEqual([
      { stages: [{ type: 'm.login.password' }], hasAddress: false },
      { stages: [{ type: 'm.login.password' }, { type: 'm.login.email.code' }], hasAddress: true },
    ]);
  });

  test('a flow is a list of types, or says who may use it', () => {
    const { loginFlows } = HomeServerConfig.parse({
      serverName,
      oauth: { services: [aService()] },
      loginFlows: [
        ['m.login.password'],
        { stages: ['m.login.password', { type: 'm.login.oauth2', services: ['works'] }], users: '^a' },
      ],
    });
    expect(loginFlows).toEqual([
      { stages: [{ type: 'm.login.password' }] },
      { stages: [{ type: 'm.login.password' }, { type: 'm.login.oauth2', services: ['works'] }], users: '^a' },
    ]);
  });

  test('settings that were read once can be read again', () => {
    const settings = { mail, loginFlows: [['m.login.password', 'm.login.email.url']], publicUrl: 'https://red.test/' };
    const once = HomeServerSettings.parse(settings);
    expect(HomeServerConfig.parse({ ...once, serverName })).toMatchObject({ ...once, publicUrl: 'https://red.test' });
  });

  test.each([
    ['a stage by mail without mail', { loginFlows: [['m.login.email.code']] }, 'needs mail'],
    ['OAuth2 without a service', { loginFlows: [['m.login.oauth2']] }, 'needs a service'],
    [
      'a service that is not described',
      { oauth: { services: [aService()] }, loginFlows: [[{ type: 'm.login.oauth2', services: ['play'] }]] },
      'the service play is not described',
    ],
    ['services of a password', { loginFlows: [[{ type: 'm.login.password', services: ['x'] }]] }, 'has no services'],
    ['two services of one name', { oauth: { services: [aService(), aService()] } }, 'the same name'],
    ['a type nobody has', { loginFlows: [['m.login.guess']] }, 'a flow is a list of stages'],
    ['a flow without stages', { loginFlows: [[]] }, 'a flow is a list of stages'],
    ['no flows', { loginFlows: [] }, 'loginFlows'],
    [
      'users that are no expression',
      { loginFlows: [{ stages: ['m.login.password'], users: '(' }] },
      'not a regular expression',
    ],
    ['an address that is none', { emails: { users: { ann: 'Ann <a@b>' } } }, 'not one email address'],
    ['a domain that is none', { emails: { domain: 'mail test' } }, 'not the domain'],
    [
      'a secret sent in the clear',
      { oauth: { services: [{ ...aService(), tokenEndpoint: 'http://works.test/token' }] } },
      'an endpoint is an https URL',
    ],
    ['an origin with a path', { fallback: { allowedOrigins: ['https://app.test/x'] } }, 'an origin is'],
    ['a range that is none', { federation: { forbidden: ['10.0.0.0/33'] } }, 'an address range is'],
    ['a range that is a name', { federation: { forbidden: ['localhost'] } }, 'an address range is'],
    ['a proxy that is a name', { trustedProxies: ['proxy.test'] }, 'an address or a range'],
    ['a rate of nothing', { rates: { wrongCodes: { atOnce: 0, everyMs: 1 } } }, 'rates'],
    ['a rate that there is not', { rates: { guesses: 'off' } }, 'rates'],
    ['a public URL that is none', { publicUrl: 'ftp://red.test' }, 'publicUrl'],
  ])('%s is refused, and said', (_, settings, why) => {
    expect(refusalOf(settings)).toContain(why);
  });

  test('a service on this machine needs no TLS', () => {
    const tokenEndpoint = 'http://127.0.0.1:9400/token';
    expect(refusalOf({ oauth: { services: [{ ...aService(), tokenEndpoint }] } })).toBe('it is not refused');
  });
});
