import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../harness/clock/clock.ts';
import { seededRandom } from '../../harness/random/random.ts';
import type { ClientHabits } from '../../harness/targets/target.ts';
import { Recorder } from '../../harness/wire/recorder.ts';
import { openConnections, sender } from '../../harness/wire/send.ts';
import { draftDialect } from '../../spec/editions/draft-2014-08/dialects/draft-2014-08.ts';
import { createClient, driveLogin } from '../client/draft-2014-08/index.ts';
import { openScriptedLogin } from './scripted-login.ts';

const means = {
  user: 'alice',
  password: 'pw',
  email: 'alice@mail.example',
  readCode: async () => '123456',
  clickLink: async () => {},
};
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function logIn(flows: string[][], habits?: ClientHabits) {
  const recorder = new Recorder(Date.now);
  const server = await openScriptedLogin({ flows, session: 'the-session', dialect: draftDialect, recorder });
  const connections = openConnections();
  closers.push(server.close, () => connections.destroy());
  const client = createClient({
    name: 'alice',
    server,
    dialect: draftDialect,
    send: sender(connections, recorder),
    patience: { answerMs: 2000, deliveryMs: 2000 },
    random: seededRandom(1),
    clock: systemClock,
  });
  const login = await driveLogin(client, means, undefined, habits);
  return { login, types: server.submissions.map(({ type }) => type), server };
}

describe('a client that logs in', () => {
  it('carries out the stages of one flow in order', async () => {
    const { login, types } = await logIn([['m.login.password', 'm.login.email.code'], ['m.login.email.url']]);
    expect(login.completed).toBe(true);
    expect(types).toEqual(['m.login.password', 'm.login.email.code', 'm.login.email.code']);
  });

  it('sends the session back in every later request', async () => {
    const { server } = await logIn([['m.login.email.code', 'm.login.email.url']]);
    expect(server.submissions.map(({ session }) => session)).toEqual([undefined, ...Array(3).fill('the-session')]);
  });

  it('leaves the session out when it has that habit', async () => {
    const { server } = await logIn([['m.login.email.code']], { dropsSession: true });
    expect(server.submissions.every(({ session }) => session === undefined)).toBe(true);
  });

  it('takes a stage of another flow when it has that habit', async () => {
    const { types } = await logIn([['m.login.password', 'm.login.email.code'], ['m.login.email.url']], {
      mixesFlows: true,
    });
    expect(types).toContain('m.login.email.url');
  });

  it('passes over flows with stages it does not know', async () => {
    const { types } = await logIn([['org.example.retina'], ['m.login.password']]);
    expect(types).toEqual(['m.login.password']);
  });
});
