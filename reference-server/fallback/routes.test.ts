import { parse } from 'node-html-parser';
import { afterEach, describe, expect, test } from 'vitest';
import type { HomeServerConfig } from '../config/home-server.ts';
import type { HomeServer } from '../create-home-server.ts';
import { type Rules, standardRules } from '../rules/index.ts';
import { clientApi, testServer } from '../testing/test-server.ts';

const mail = { host: 'mail.test', port: 25, from: 'hs@red.test' };
const loginFlows: HomeServerConfig['loginFlows'] = [['m.login.password'], ['m.login.password', 'm.login.email.code']];

let server: HomeServer;
afterEach(() => server.stop());

function open(config: Partial<HomeServerConfig> = {}, rules: Rules = standardRules, prefix?: string) {
  server = testServer({ config, rules });
  return clientApi(server.handle, prefix);
}

function policyIn(headers: Record<string, string>): ReadonlyMap<string, string> {
  const directives = headers['content-security-policy']?.split('; ') ?? [];
  return new Map(directives.map((directive) => directive.split(/ (.*)/s) as unknown as [string, string]));
}

describe('the login page', () => {
  test.each(['/matrix/client/api/v1', '/_matrix/client/api/v1'])('is HTML at %s', async (prefix) => {
    const { status, headers, text } = await open({}, standardRules, prefix).get('/login/fallback');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  test('names every flow in words, so that it says something without script', async () => {
    const { text } = await open({ mail, loginFlows }).get('/login/fallback');
    const items = parse(text).querySelectorAll('li');
    expect(items.map((item) => item.textContent)).toEqual(['Password', 'Password, then code by email']);
    expect(parse(text).querySelector('main')?.textContent).toContain('this page needs JavaScript');
  });

  test('carries the flows that the rules say, and no other', async () => {
    const rules = { ...standardRules, fallbackFlows: () => [['m.login.password']] };
    const { text } = await open({ mail, loginFlows }, rules).get('/login/fallback');
    expect(parse(text).querySelectorAll('li')).toHaveLength(1);
  });

  test('says of a flow that it does not know that it cannot carry it out', async () => {
    const rules = { ...standardRules, fallbackFlows: () => [['org.example.<b>dance</b>']] };
    const { text } = await open({}, rules).get('/login/fallback');
    expect(parse(text).querySelector('li')?.textContent).toContain('This page cannot carry out org.example.');
    expect(parse(text).querySelectorAll('li b, [data-stages]')).toEqual([]);
  });

  test('has no script or style of its own, and no attribute that is one', async () => {
    const { text } = await open({ mail, loginFlows }).get('/login/fallback');
    const page = parse(text);
    for (const script of page.querySelectorAll('script')) {
      expect(script.getAttribute('src')).toBe('fallback/main.js');
      expect(script.textContent).toBe('');
    }
    expect(page.querySelectorAll('style, [style], iframe, object, base')).toEqual([]);
    expect(text).not.toMatch(/\son\w+=|javascript:/i);
  });

  test('lets nothing in but our own files, and is not kept', async () => {
    const { headers } = await open().get('/login/fallback');
    expect(Object.fromEntries(policyIn(headers))).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'self'",
      'img-src': "'self'",
      'form-action': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
    });
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  test('may be framed by the allowed origins only', async () => {
    const allowedOrigins = ['https://app.example', 'http://localhost:3000'];
    const { headers } = await open({ fallback: { allowedOrigins } }).get('/login/fallback');
    expect(policyIn(headers).get('frame-ancestors')).toBe('https://app.example http://localhost:3000');
    expect(headers).not.toHaveProperty('x-frame-options');
  });

  test('is answered to HEAD without its body', async () => {
    const api = open();
    const { headers: full } = await api.get('/login/fallback');
    const { status, headers, text } = await api.head('/login/fallback');
    expect([status, text]).toEqual([200, undefined]);
    expect(headers['content-type']).toBe(full['content-type']);
  });

  test('finds its files also with a slash at the end of its path', async () => {
    const { text } = await open().get('/login/fallback/');
    expect(parse(text).querySelector('script')?.getAttribute('src')).toBe('./main.js');
  });

  test('is not posted to', async () => {
    expect((await open().post('/login/fallback', {})).status).toBe(405);
  });
});

describe('its files', () => {
  test('all that the page refers to are there', async () => {
    const api = open();
    const page = parse((await api.get('/login/fallback')).text);
    const referred = page.querySelectorAll('[src], link').map((e) => e.getAttribute('src') ?? e.getAttribute('href'));
    expect(referred).toHaveLength(3);
    for (const path of referred) expect((await api.get(`/login/${path}`)).status).toBe(200);
  });

  test.each([
    ['main.js', 'text/javascript; charset=utf-8'],
    ['page.css', 'text/css; charset=utf-8'],
    ['icon.svg', 'image/svg+xml'],
  ])('%s is %s and nothing else', async (name, type) => {
    const { headers } = await open().get(`/login/fallback/${name}`);
    expect(headers).toMatchObject({ 'content-type': type, 'x-content-type-options': 'nosniff' });
  });

  test('one that has not changed is not sent again', async () => {
    const api = open();
    const { headers } = await api.get('/login/fallback/main.js');
    const again = await api.get('/login/fallback/main.js').set('if-none-match', headers.etag ?? '');
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test.each(['nothing.js', '..%2froutes.ts', '%2e%2e%2fpage-files.ts', '__proto__'])(
    '%s is not there',
    async (name) => {
      const { status, body } = await open().get(`/login/fallback/${name}`);
      expect([status, body.errcode]).toEqual([404, 'M_UNRECOGNIZED']);
    },
  );
});
