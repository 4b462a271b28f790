import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftDialect as draft } from '../editions/draft-2014-08/dialects/draft-2014-08.ts';
import { type EndpointName, endpoints } from '../editions/draft-2014-08/dialects/endpoints.ts';
import { serverDialect as server } from '../editions/draft-2014-08/dialects/server-2014-08.ts';
import { expandEndpoint, findEndpoint, matchEndpoint } from './index.ts';

const parametersOf = (template: string) => Array.from(template.matchAll(/\{(\w+)\}/g), ([, key = '']) => key);

describe('an endpoint that is filled in', () => {
  it('has its method, and its path under the prefix', () => {
    expect(expandEndpoint(draft, 'login')).toEqual({ method: 'POST', path: '/matrix/client/api/v1/login' });
  });

  it('keeps the trailing slash of its template', () => {
    expect(expandEndpoint(draft, 'fedSend', { txnId: '7' }).path).toBe('/matrix/federation/v1/send/7/');
  });

  it('has none where the dialect leaves them out', () => {
    const { path } = expandEndpoint({ ...draft, trailingSlashes: 'left-out' }, 'fedSend', { txnId: '7' });
    expect(path).toBe('/matrix/federation/v1/send/7');
  });

  it('has its parameters encoded', () => {
    const { path } = expandEndpoint(draft, 'getAlias', { alias: '#tea time/é:hs' });
    expect(path).toBe('/matrix/client/api/v1/directory/room/%23tea%20time%2F%C3%A9%3Ahs');
  });

  it('has user ids encoded where the dialect encodes them', () => {
    const { path } = expandEndpoint(draft, 'getDisplayName', { userId: '@ann:hs:1' });
    expect(path).toBe('/matrix/client/api/v1/profile/%40ann%3Ahs%3A1/displayname');
  });

  it('has user ids as they are where the dialect leaves them so', () => {
    const { path } = expandEndpoint(server, 'getDisplayName', { userId: '@ann:hs:1' });
    expect(path).toBe('/matrix/client/api/v1/profile/@ann:hs:1/displayname');
  });

  it('has other ids encoded even then', () => {
    expect(expandEndpoint(server, 'joinRoom', { roomId: '!r:hs' }).path).toContain('/rooms/!r%3Ahs/join');
  });

  it('needs each of its parameters', () => {
    expect(() => expandEndpoint(draft, 'sendEvent', { roomId: '!r:hs' })).toThrow(
      'endpoint sendEvent needs the parameter eventType',
    );
  });

  it('takes an empty parameter for one that is there', () => {
    const parameters = { roomId: 'r', eventType: 't', stateKey: '' };
    expect(expandEndpoint(draft, 'putStateKeyed', parameters).path).toMatch(/\/state\/t\/$/);
  });
});

describe('a request that is matched with an endpoint', () => {
  const matched = (path: string, method = 'PUT') => matchEndpoint(draft, 'fedSend', { method, path });

  it.each(['/matrix/federation/v1/send/7/', '/matrix/federation/v1/send/7'])(
    'is for it with a trailing slash and without: %s',
    (path) => {
      expect(matched(path)).toEqual({ txnId: '7' });
    },
  );

  it('is for it with a trailing slash that its template does not have', () => {
    const request = { method: 'GET', path: '/matrix/client/api/v1/login/' };
    expect(matchEndpoint(draft, 'loginFlows', request)).toEqual({});
  });

  it.each([
    ['another method', '/matrix/federation/v1/send/7/', 'POST'],
    ['another path', '/matrix/federation/v1/pull/7/', 'PUT'],
    ['a longer path', '/matrix/federation/v1/send/7/8/', 'PUT'],
    ['an empty parameter', '/matrix/federation/v1/send//', 'PUT'],
    ['something before its path', '/x/matrix/federation/v1/send/7/', 'PUT'],
  ])('is for another where it has %s', (_, path, method) => {
    expect(matched(path, method)).toBeUndefined();
  });

  it.each(['@ann:hs', '%40ann%3Ahs'])('gives a user id however it is spelt in the path: %s', (spelt) => {
    const request = { method: 'GET', path: `/matrix/client/api/v1/profile/${spelt}/displayname` };
    expect(matchEndpoint(draft, 'getDisplayName', request)).toEqual({ userId: '@ann:hs' });
  });

  it('gives a parameter as it stands where its encoding is broken', () => {
    expect(matched('/matrix/federation/v1/send/%E0%A4%A/')).toEqual({ txnId: '%E0%A4%A' });
  });
});

const endpointNames = Object.keys(endpoints) as EndpointName[];

describe.each([draft, server])('the dialect $name', (dialect) => {
  const values = fc.string({ minLength: 1, unit: 'grapheme' });

  it.each(endpointNames)('gives back what %s was filled in with', (name) => {
    const keys = parametersOf(dialect.endpoints[name].template.replace(/^\w+ \{\w+\}/, ''));
    fc.assert(
      fc.property(fc.array(values, { minLength: keys.length, maxLength: keys.length }), (drawn) => {
        const parameters = Object.fromEntries(
          keys.map((key, index) => [key, key === 'userId' ? '@ann:hs:1' : (drawn[index] ?? '')]),
        );
        const request = expandEndpoint(dialect, name, parameters);
        expect(matchEndpoint(dialect, name, request)).toEqual(parameters);
        expect(findEndpoint(dialect, request)?.name).toBe(name);
      }),
      { numRuns: 20 },
    );
  });
});
