import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHomeServer, type HomeServer, type HomeServerConfig, systemPorts } from '../../reference-server/index.ts';

/** What the first words of every access token are here, so that one can be found where it must not be. */
export const tokenSign = 'secret-token-';

export const password = 'of ann';
export const address = 'ann@mail.test';

/** A service that the browser can be sent to; nothing listens there. */
export const serviceOrigin = 'https://works.test';

const service = (name: string) => ({
  name,
  title: `The ${name}`,
  authorizationEndpoint: `${serviceOrigin}/${name}`,
  tokenEndpoint: `${serviceOrigin}/token`,
  userinfoEndpoint: `${serviceOrigin}/me`,
  clientId: 'red',
  clientSecret: 'of the client',
});

/** A home server on a port, with Ann. Its mail comes here, and at its services the code is the name of who allows it. */
export class LoginSite {
  readonly mails: string[] = [];
  readonly #server: Server;
  readonly #home: HomeServer;
  readonly #origin: string;

  private constructor(server: Server, origin: string, config: Partial<HomeServerConfig>) {
    this.#server = server;
    this.#origin = origin;
    const ports = systemPorts({
      mailer: { send: async ({ text }) => void this.mails.push(text) },
      oauth: { identify: async ({ parameters }) => ({ preferred_username: parameters.get('code') }) },
    });
    const { ids } = ports;
    this.#home = createHomeServer(
      {
        serverName: 'red.test',
        publicUrl: origin,
        passwordCost: 2,
        mail: { host: 'mail.test', port: 25, from: 'hs@red.test' },
        emails: { domain: 'mail.test' },
        oauth: { services: [service('mill'), service('forge')] },
        ...config,
      },
      { ...ports, ids: { ...ids, accessToken: () => tokenSign + ids.accessToken() } },
    );
    server.on('request', this.#home.handle);
  }

  static async open(config: Partial<HomeServerConfig> = {}): Promise<LoginSite> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const site = new LoginSite(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, config);
    const registered = await fetch(`${site.#origin}/matrix/client/api/v1/register`, {
      method: 'POST',
      body: JSON.stringify({ user_id: 'ann', password }),
    });
    if (!registered.ok) throw new Error(`Ann has no account: ${await registered.text()}`);
    return site;
  }

  get page(): string {
    return `${this.#origin}/matrix/client/api/v1/login/fallback`;
  }

  /** The code in the newest mail. */
  get code(): string {
    return /\d{6}/.exec(this.mails.at(-1) ?? '')?.[0] ?? 'none';
  }

  /** The link in the newest mail. */
  get link(): string {
    return /http\S+/.exec(this.mails.at(-1) ?? '')?.[0] ?? 'none';
  }

  async close(): Promise<void> {
    await this.#home.stop();
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

export const flows = {
  password: ['m.login.password'],
  code: ['m.login.email.code'],
  link: ['m.login.email.url'],
  service: [{ type: 'm.login.oauth2', services: ['mill'] }],
  services: ['m.login.oauth2'],
  passwordThenCode: ['m.login.password', 'm.login.email.code'],
  threeStages: ['m.login.password', { type: 'm.login.oauth2', services: ['mill'] }, 'm.login.email.url'],
} satisfies Record<string, NonNullable<HomeServerConfig['loginFlows']>[number]>;
