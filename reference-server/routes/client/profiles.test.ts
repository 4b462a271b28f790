import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Federation } from '../../testing/federation.ts';
import type { User } from '../../testing/user.ts';

describe('profiles', () => {
  let federation: Federation;
  let ann: User;
  let bob: User;

  beforeEach(async () => {
    federation = new Federation();
    ann = await federation.user('red:1', 'ann');
    bob = await federation.user('red:1', 'bob');
  });
  afterEach(() => federation.stopAll());

  test.each(['Ann', 'Änn 🫖 \u200f', '', 'e\u0301', '\u0000'])(
    'the name %j comes back unharmed',
    async (displayname) => {
      await ann.must('PUT', `/profile/${ann.id}/displayname`, { displayname });
      expect(await bob.must('GET', `/profile/${encodeURIComponent(ann.id)}/displayname`)).toEqual({ displayname });
    },
  );

  test('an avatar is kept beside the name', async () => {
    await ann.must('PUT', `/profile/${ann.id}/displayname`, { displayname: 'Ann' });
    await ann.must('PUT', `/profile/${ann.id}/avatar_url`, { avatar_url: 'http://red/a.png' });
    expect(await bob.must('GET', `/profile/${ann.id}/avatar_url`)).toEqual({ avatar_url: 'http://red/a.png' });
    expect(await bob.must('GET', `/profile/${ann.id}/displayname`)).toEqual({ displayname: 'Ann' });
  });

  test('nobody sets another user’s name', async () => {
    const answer = await bob.ask('PUT', `/profile/${ann.id}/displayname`, { displayname: 'Silly' });
    expect(answer).toMatchObject({ status: 403, body: { errcode: 'M_FORBIDDEN' } });
    expect(await ann.must('GET', `/profile/${ann.id}/displayname`)).toEqual({ displayname: null });
  });

  test.each([{}, { displayname: 7 }, { displayname: '\ud800' }])('the body %j is refused', async (body) => {
    expect((await ann.ask('PUT', `/profile/${ann.id}/displayname`, body)).status).toBe(400);
  });

  test('a user who does not exist has no profile', async () => {
    expect((await ann.ask('GET', '/profile/@nobody:red:1/displayname')).body.errcode).toBe('M_NOT_FOUND');
    expect((await ann.ask('GET', '/profile/nobody/displayname')).status).toBe(400);
  });

  test('a join carries the joiner’s name', async () => {
    await ann.must('PUT', `/profile/${ann.id}/displayname`, { displayname: 'Ann' });
    const room = await ann.createRoom();
    expect(await ann.must('GET', `/rooms/${room}/state/m.room.member/${ann.id}`)).toMatchObject({ displayname: 'Ann' });
  });
});
