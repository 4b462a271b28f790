import { expect, test } from 'vitest';
import { systemPorts } from '../../system-ports.ts';
import { clientApi, testServer } from '../../testing/test-server.ts';
import { withoutSecrets } from './log-requests.ts';

test.each([
  ['/login', '/login'],
  ['/events?from=s1_0&access_token=abc&timeout=1', '/events?from=s1_0&access_token=…&timeout=1'],
  ['/x?access_token=a&access_token=b', '/x?access_token=…&access_token=…'],
  ['/x?access%5Ftoken=abc', '/x?access%5Ftoken=…'],
  ['/login/oauth2/redirect?code=abc&state=def', '/login/oauth2/redirect?code=…&state=…'],
  ['/x?abc', '/x?…'],
  ['/x?a=b?access_token=abc', '/x?a=…'],
])('%s is logged as %s', (url, logged) => expect(withoutSecrets(url)).toBe(logged));

test('a request is logged when it is over, without its token', async () => {
  const lines: [details: object, message: string][] = [];
  const { log } = systemPorts();
  const ports = { log: { ...log, debug: (...line: [object, string]) => void lines.push(line) } };
  const server = testServer({ ports });
  await clientApi(server.handle).get('/initialSync?access_token=abc').set('authorization', 'Bearer def');
  const url = '/matrix/client/api/v1/initialSync?access_token=…';
  expect(lines).toEqual([[{ method: 'GET', url, status: 403, durationMs: expect.any(Number) }, 'request']]);
  await server.stop();
});
