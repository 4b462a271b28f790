import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../harness/targets/free-port.ts';
import { causesOf } from '../../reports/record/causes.ts';
import { root } from '../guides/guides.ts';
import { runToItsEnd, runTouchstone } from './run-touchstone.ts';

describe('a target that is not at fault', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'touchstone-environment-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const peersOnly = '@req:fed.push or @req:pdu.prev-any-origin or @req:pdu.duplicate or @req:txn.retry';

  it('and whose requests reach none of our peers, fails nothing, and is told so once', async () => {
    const target = await describedTarget({
      server: { rates: 'off' },
      // As from within a container that was given a name it cannot resolve.
      file: { peers: { advertise: 'peers.invalid' }, patience: { answer: '4s', delivery: '1s', retry: '1s' } },
    });
    const { record, ended } = await runToItsEnd(target, '--tags', `(${peersOnly}) and not @browser`);
    expect(record.totals.examples).toMatchObject({ fail: 0, pass: 0 });
    const [cause, ...others] = causesOf(record);
    expect(others).toEqual([]);
    expect(cause?.reason).toContain('peers.advertise');
    expect(cause?.reason).toContain('(environment problem)');
    expect(ended.status).toBe(2);
  });

  it('and that limits how fast users may be made, is waited for', async () => {
    const target = await describedTarget({
      server: { rates: { registrationsPerAddress: { atOnce: 1, everyMs: 400 } } },
      file: {},
    });
    const { totals } = await runTouchstone(target, '--tags', '@req:room.create or @req:room.join');
    expect(totals.examples).toMatchObject({ fail: 0, inconclusive: 0 });
    expect(totals.examples.pass).toBeGreaterThan(1);
  });

  it('and that limits it for longer than we wait, fails nothing', async () => {
    const target = await describedTarget({
      server: { rates: { registrationsPerAddress: { atOnce: 1, everyMs: 600_000 } } },
      file: {},
    });
    const { record, ended } = await runToItsEnd(target, '--tags', '@req:register.token or @req:room.create');
    expect(record.totals.examples.fail).toBe(0);
    expect(causesOf(record).map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/rate limit.*\(environment problem\)$/),
    ]);
    expect(ended.status).toBe(2);
  });

  /** A reference server that a target file describes, and how it is set up. */
  async function describedTarget({ server, file }: { server: object; file: object }): Promise<string> {
    const address = `127.0.0.1:${await freePort()}`;
    const config = write('server.json', { passwordCost: 16, ...server });
    const serve = ['serve', '--name', address, '--port', address.replace(/.*:/, ''), '--data', join(folder, 'data')];
    return write('touchstone.target.yaml', {
      name: 'described',
      servers: [{ name: address, client: `http://${address}`, federation: `http://${address}` }],
      launch: {
        command: [process.execPath, join(root, 'cli/touchstone.js'), ...serve, '--config', config],
        ready: '/matrix/client/api/v1/login',
      },
      ...file,
    });
  }

  function write(name: string, content: unknown): string {
    const path = join(folder, name);
    // JSON is YAML.
    writeFileSync(path, JSON.stringify(content));
    return path;
  }
});
