import { describe, expect, it } from 'vitest';
import { PreparationFailed } from '../../harness/preparation.ts';
import { seededRandom } from '../../harness/random/random.ts';
import { type PortChoice, peerPort } from './peer-port.ts';

/** A machine on which those ports are taken; it gives out others in their order from 40000. */
function machine(...taken: number[]) {
  const asked: number[] = [];
  const closed: number[] = [];
  const open = async (port: number) => {
    asked.push(port);
    if (taken.includes(port)) throw Object.assign(new Error('in use'), { code: 'EADDRINUSE' });
    const given = port === 0 ? 40_000 + closed.length : port;
    return {
      port: given,
      async close() {
        closed.push(given);
      },
    };
  };
  return { asked, closed, open };
}

const choice = (range?: PortChoice['range'], ...used: number[]): PortChoice => ({
  range,
  random: seededRandom(7),
  used: new Set(used),
});

describe('the port of a peer', () => {
  it('is within the range, and is used from then on', async () => {
    const given = choice([30_000, 30_003]);
    const { port } = await peerPort(given, machine().open);
    expect(port).toBeGreaterThanOrEqual(30_000);
    expect(port).toBeLessThanOrEqual(30_003);
    expect([...given.used]).toEqual([port]);
  });

  it('is whatever the machine gives where there is no range', async () => {
    const { asked, open } = machine();
    expect((await peerPort(choice(), open)).port).toBe(40_000);
    expect(asked).toEqual([0]);
  });

  it('is not one that somebody else listens on', async () => {
    expect((await peerPort(choice([30_000, 30_001]), machine(30_000).open)).port).toBe(30_001);
  });

  it('is not one of before, which is not even tried, as long as there is another', async () => {
    const { asked, open } = machine();
    expect((await peerPort(choice([30_000, 30_001], 30_000), open)).port).toBe(30_001);
    expect(asked).toEqual([30_001]);
  });

  it('is not one of before that the machine gives again, which is closed', async () => {
    const { closed, open } = machine();
    expect((await peerPort(choice(undefined, 40_000), open)).port).toBe(40_001);
    expect(closed).toEqual([40_000]);
  });

  it('is one of before as the last resort', async () => {
    expect((await peerPort(choice([30_000, 30_000], 30_000), machine().open)).port).toBe(30_000);
  });

  it('is missed as a fault of the surroundings where every one is taken', async () => {
    const { asked, open } = machine(30_000);
    const failure = peerPort(choice([30_000, 30_000]), open);
    const missed = new PreparationFailed('no free port for a peer between 30000 and 30000', 'environment');
    await expect(failure).rejects.toThrow(missed);
    expect(asked.length).toBeLessThanOrEqual(50);
  });

  it('is not tried again where it cannot be opened for another reason', async () => {
    const forbidden = Object.assign(new Error('not permitted'), { code: 'EACCES' });
    await expect(peerPort(choice(), () => Promise.reject(forbidden))).rejects.toBe(forbidden);
  });
});
