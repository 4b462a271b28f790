import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificates, type TestCertificates } from '../testing/certificates.ts';
import { Recorder } from './recorder.ts';
import { openConnections, sender, type TlsTrust } from './send.ts';

let certificates: TestCertificates;
let server: Server;
let origin: string;

beforeAll(async () => {
  certificates = await makeCertificates();
  server = createServer(certificates, (_, response) => response.end('secure'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => void server.close());

const ask = async (trust?: TlsTrust) => {
  const connections = openConnections(trust);
  const send = sender(connections, new Recorder(Date.now));
  const exchange = await send({ from: 'a', to: 'b', method: 'GET', url: `${origin}/x`, deadlineMs: 60_000 });
  await connections.destroy();
  return exchange.answer?.body.text ?? exchange.failure?.message;
};

describe('a server over HTTPS whose authority nobody knows', () => {
  it('is not believed', async () => {
    expect(await ask()).toMatch(/certificate/);
  });

  it('is believed where its authority is given', async () => {
    expect(await ask({ ca: certificates.ca, origins: [origin] })).toBe('secure');
  });

  it('is believed where everything is', async () => {
    expect(await ask({ insecure: true, origins: [origin] })).toBe('secure');
  });

  it('is not believed on the word of what was said of another server', async () => {
    expect(await ask({ insecure: true, origins: ['https://127.0.0.1:1'] })).toMatch(/certificate/);
  });
});
