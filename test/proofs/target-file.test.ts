import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../harness/targets/free-port.ts';
import { root } from '../guides/guides.ts';
import { runTouchstone } from './run-touchstone.ts';

const redirectPath = '/matrix/client/api/v1/login/oauth2/redirect';

describe('a target that a file describes', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'touchstone-described-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is launched, sends its mail to us, asks our service, and is judged by every login that it lists', async () => {
    const [port, mailPort, oauthPort] = [await freePort(), await freePort(), await freePort()];
    const address = `127.0.0.1:${port}`;
    const issuer = `http://127.0.0.1:${oauthPort}`;
    const service = {
      ...{ name: 'ours', clientId: 'described', clientSecret: 'a secret of the described target', issuer },
      ...{ authorizationEndpoint: `${issuer}/authorize`, tokenEndpoint: `${issuer}/token` },
      userinfoEndpoint: `${issuer}/userinfo`,
    };
    write('server.json', {
      passwordCost: 16,
      // A suite asks more in a minute than its limits let one address ask.
      rates: 'off',
      mail: { host: '127.0.0.1', port: mailPort, from: 'login@described.test' },
      emails: { domain: 'described.test' },
      oauth: { services: [service] },
      loginFlows: [['m.login.password'], ['m.login.email.code'], ['m.login.email.url'], ['m.login.oauth2']],
    });
    const target = write('touchstone.target.yaml', {
      name: 'described',
      servers: [{ name: address, client: `http://${address}`, federation: `http://${address}` }],
      launch: {
        command: [
          ...[process.execPath, join(root, 'cli/touchstone.js'), 'serve', '--name', address, '--port', `${port}`],
          ...['--data', join(folder, 'data'), '--config', join(folder, 'server.json')],
        ],
        ready: '/matrix/client/api/v1/login',
      },
      accounts: { email: '{localpart}@described.test' },
      mail: { listen: `127.0.0.1:${mailPort}` },
      oauth: {
        ...{ listen: `127.0.0.1:${oauthPort}`, clientId: service.clientId, clientSecret: service.clientSecret },
        redirectUri: `http://${address}${redirectPath}`,
      },
    });
    const { requirements, totals } = await runTouchstone(target, '--tags', '(@mail or @oauth) and not @browser');
    expect(totals.examples).toMatchObject({ fail: 0, inconclusive: 0 });
    const verdictOf = (sought: string) => requirements.find(({ id }) => id === sought)?.verdict;
    for (const id of ['login.email-code.ok', 'login.email-url.ok', 'login.oauth2.redirect', 'login.oauth2.denied']) {
      expect(verdictOf(id), id).toBe('pass');
    }
  });

  function write(name: string, content: unknown): string {
    const path = join(folder, name);
    // JSON is YAML.
    writeFileSync(path, JSON.stringify(content));
    return path;
  }
});
