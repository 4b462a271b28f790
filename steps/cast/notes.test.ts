import { describe, expect, it } from 'vitest';
import { exchange } from '../../harness/testing/recorded-exchange.ts';
import { type Login, type Message, Notes } from './notes.ts';

const login = (session: string): Login => ({ asked: exchange(), session });
const message = (body: string): Message => ({ roomId: '!r:hs', content: { body }, sentBy: exchange() });

describe('a note', () => {
  it('gives what was left last', () => {
    const { topic } = new Notes();
    topic.value = 'tea';
    topic.value = 'cake';
    expect(topic.value).toBe('cake');
  });

  it('is known once something was left, be it empty', () => {
    const { topic } = new Notes();
    expect(topic.known).toBe(false);
    topic.value = '';
    expect(topic.known).toBe(true);
  });

  it('says what is missing where nothing was left', () => {
    expect(() => new Notes().topic.value).toThrow('no earlier step left a topic');
  });

  it('is left for one Example only', () => {
    new Notes().topic.value = 'tea';
    expect(new Notes().topic.known).toBe(false);
  });
});

describe('the message in question', () => {
  it('is the last one sent', () => {
    const notes = new Notes();
    notes.messages.value = [message('first'), message('last')];
    expect(notes.message.content.body).toBe('last');
  });

  it('is missed where none was sent', () => {
    const notes = new Notes();
    notes.messages.value = [];
    expect(() => notes.message).toThrow('no earlier step left a message');
  });
});

describe('the login of a user', () => {
  const begun = () => {
    const notes = new Notes();
    notes.noteLogin('ann', login('one'));
    notes.noteLogin('bob', login('other'));
    notes.noteLogin('ann', login('two'));
    return notes;
  };

  it('is the one begun last', () => {
    expect(begun().login('ann').session).toBe('two');
  });

  it('may be an earlier one, counted from 1', () => {
    expect(begun().login('ann', 1).session).toBe('one');
  });

  it.each([
    ['cat', undefined],
    ['ann', 3],
    ['ann', 0],
  ])('is missed where it was not begun: %s, %s', (name, nth) => {
    expect(() => begun().login(name, nth)).toThrow(`${name} has begun no such login`);
  });

  it('learns news, and keeps the rest and the earlier ones', () => {
    const notes = begun();
    notes.amendLogin('ann', { code: '123456' });
    expect(notes.login('ann')).toMatchObject({ session: 'two', code: '123456' });
    expect(notes.login('ann', 1)).not.toHaveProperty('code');
    expect(notes.logins.get('ann')).toHaveLength(2);
  });

  it('learns no news where none was begun', () => {
    expect(() => new Notes().amendLogin('ann', { code: '1' })).toThrow('ann has begun no such login');
  });
});
