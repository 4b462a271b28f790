import { getResponse } from 'msw';
import { setupServer } from 'msw/node';
import { expect, test } from 'vitest';
import { frozenClock } from '../../../../harness/clock/frozen-clock.ts';
import { seededRandom } from '../../../../harness/random/random.ts';
import { Recorder } from '../../../../harness/wire/recorder.ts';
import { draftDialect } from '../../../../spec/editions/draft-2014-08/dialects/draft-2014-08.ts';
import { createHome } from '../../home.ts';
import { pduFormat } from '../format.ts';
import { inboundHandlers } from './index.ts';

const clock = frozenClock();

const homeOf = (serverName: string) =>
  createHome(
    {
      name: 'red',
      serverName,
      servers: ['hs'],
      isPeer: () => false,
      dialect: draftDialect,
      learnt: {},
      tellsDepth: true,
      recorder: new Recorder(clock.now),
      random: seededRandom(1),
      clock,
      now: clock.now,
    },
    pduFormat,
  );

test('a peer can be used in process, without a port', async () => {
  const home = homeOf('red.example:8080');
  const inProcess = setupServer(...inboundHandlers(home));
  inProcess.listen({ onUnhandledRequest: 'error' });
  try {
    const answer = await fetch('http://red.example:8080/matrix/federation/v1/send/1/', { method: 'PUT', body: '{}' });
    expect(await answer.json()).toEqual({ pdus: {} });
    expect(home.memory.transactions.all).toMatchObject([{ transactionId: '1', applied: true }]);
    expect(home.recorder.exchanges).toMatchObject([
      { from: 'server hs', to: 'peer red', request: { method: 'PUT', body: { text: '{}' } }, answer: { status: 200 } },
    ]);
    expect((await fetch('http://red.example:8080/elsewhere')).status).toBe(404);
  } finally {
    inProcess.close();
  }
});

test('in process a peer leaves alone what is meant for another server', async () => {
  const request = new Request('http://blue.example:8080/matrix/federation/v1/pull/');
  expect(await getResponse(inboundHandlers(homeOf('red.example:8080')), request)).toBeUndefined();
});
