import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePort } from './free-port.ts';

describe('a free port', () => {
  it('can be listened on', async () => {
    const server = createServer();
    const port = await freePort();
    await once(server.listen(port, '127.0.0.1'), 'listening');
    const closed = once(server, 'close');
    server.close();
    await expect(closed).resolves.toBeDefined();
  });

  it('lies below those that systems give out', async () => {
    const port = await freePort();
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(30_000);
  });
});
