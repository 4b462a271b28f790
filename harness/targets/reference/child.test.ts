import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { defaultEdition } from '../../../spec/editions/index.ts';
import type { Target } from '../target.ts';
import { openReferenceProcess } from './child.ts';

const post = async ({ servers: [{ clientUrl }] }: Target, path: string, body: object): Promise<number> => {
  const url = `${clientUrl}/matrix/client/api/v1${path}`;
  const answer = await request(url, { method: 'POST', body: JSON.stringify(body) });
  await answer.body.dump();
  return answer.statusCode;
};

describe('the reference server in a process of its own', () => {
  it('has what it had, when it was killed and started again', async () => {
    const target = await openReferenceProcess(defaultEdition);
    const [server] = target.servers;
    try {
      expect(await post(target, '/register', { user_id: 'ann', password: 'secret' })).toBe(200);
      await server.lifecycle?.kill();
      await expect(request(server.clientUrl)).rejects.toThrow('ECONNREFUSED');
      await server.lifecycle?.start();
      expect(await post(target, '/login', { type: 'm.login.password', user: 'ann', password: 'secret' })).toBe(200);
    } finally {
      await target.stop();
    }
    await expect(request(server.clientUrl)).rejects.toThrow('ECONNREFUSED');
  });
});
