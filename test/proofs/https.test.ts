import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as ask } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReferenceProcess } from '../../harness/targets/reference/child.ts';
import type { Target } from '../../harness/targets/target.ts';
import { makeCertificates, type TestCertificates } from '../../harness/testing/certificates.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { runNode, runTouchstone } from './run-touchstone.ts';

let folder: string;
let certificates: TestCertificates;
let target: Target;
let front: Server;
let secure: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-https-'));
  certificates = await makeCertificates();
  target = await openReferenceProcess(defaultEdition);
  front = createServer(certificates, (incoming, response) => {
    const { method, url, headers } = incoming;
    const inner = ask(`${target.servers[0].clientUrl}${url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    inner.on('error', () => response.destroy());
    incoming.pipe(inner);
  });
  await once(front.listen(0, '127.0.0.1'), 'listening');
  secure = `https://127.0.0.1:${(front.address() as AddressInfo).port}`;
});

afterAll(async () => {
  front.close();
  front.closeAllConnections();
  await target.stop();
  rmSync(folder, { recursive: true, force: true });
});

const described = (name: string, more: object) => {
  const path = join(folder, name);
  const server = { name: target.servers[0].serverName, client: secure, federation: secure };
  // JSON is YAML.
  writeFileSync(path, JSON.stringify({ name: 'over HTTPS', servers: [server], ...more }));
  return path;
};

it('a target over HTTPS is judged where its own authority is given', async () => {
  writeFileSync(join(folder, 'ca.pem'), certificates.ca);
  const file = described('with-ca.yaml', { tls: { ca: 'ca.pem' } });
  const { totals } = await runTouchstone(file, '--tags', '@req:txn.ts or @req:txn.object or @req:register.ok');
  expect(totals.examples).toMatchObject({ fail: 0, inconclusive: 0 });
  expect(totals.examples.pass).toBeGreaterThan(5);
});

it('and is not judged, with what to do, where nothing vouches for it', async () => {
  const run = runNode('cli/touchstone.js', 'run', described('without.yaml', {}), '--out', join(folder, 'report'));
  await expect(run).rejects.toThrow(/certificate.*tls:/s);
});
