import { describe, expect, it } from 'vitest';
import { exchange } from '../../harness/testing/recorded-exchange.ts';
import { Note } from './note.ts';
import { lastMessage, type Message, messages } from './notes.ts';

const example = {};
const message = (body: string): Message => {
  return { roomId: '!r:hs', sender: '@ann:hs', content: { body }, sentBy: exchange() };
};

describe('a note', () => {
  it('gives what was left last', () => {
    const topic = new Note<string>('a topic');
    topic.leave(example, 'tea');
    topic.leave(example, 'cake');
    expect(topic.of(example)).toBe('cake');
  });

  it('is known once something was left, be it empty', () => {
    const topic = new Note<string>('a topic');
    expect(topic.known(example)).toBeUndefined();
    topic.leave(example, '');
    expect(topic.known(example)).toBe('');
  });

  it('says what is missing where nothing was left', () => {
    expect(() => new Note('a topic').of(example)).toThrow('no earlier step left a topic');
  });

  it('is left for one Example only', () => {
    const topic = new Note<string>('a topic');
    topic.leave(example, 'tea');
    expect(topic.known({})).toBeUndefined();
  });
});

describe('the message in question', () => {
  it('is the last one sent', () => {
    messages.leave(example, [message('first'), message('last')]);
    expect(lastMessage(example).content.body).toBe('last');
  });

  it('is missed where none was sent', () => {
    messages.leave(example, []);
    expect(() => lastMessage(example)).toThrow('no earlier step left a message');
  });
});
