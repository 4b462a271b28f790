import { describe, expect, it } from 'vitest';
import { exchange } from '../../harness/testing/recorded-exchange.ts';
import type { SeenEvent } from '../../simulators/client/index.ts';
import type { Message } from '../cast/notes.ts';
import { membership, message, messageOfSender } from './sought.ts';
import { tells } from './view.ts';

const said: Message = {
  roomId: '!r:hs',
  sender: '@ann:hs',
  content: { msgtype: 'm.text', body: 'tea' },
  sentBy: exchange(),
};
const event = (more: Partial<SeenEvent>): SeenEvent => ({
  ...{ id: undefined, sender: '@ann:hs', at: undefined, roomId: '!r:hs', stateKey: undefined, raw: {} },
  ...{ type: 'm.room.message', content: { body: 'tea' } },
  ...more,
});

describe('a message that is sought', () => {
  it.each([
    ['with keys that a server added', { content: { body: 'tea', 'org.hs': 1 } }, true],
    ['with another body', { content: { body: 'cake' } }, false],
    ['of another type', { type: 'm.room.topic' }, false],
  ])('is an event %s: %o %o', (_, more, matches) => {
    expect(message(said).matches(event(more))).toBe(matches);
  });

  it('is told by its text and its room in whatever form a transaction has', () => {
    const isTold = tells(message(said).traces ?? []);
    expect(isTold({ body: [{ anything: { in: '!r:hs', says: 'tea' } }] })).toBe(true);
    expect(isTold({ body: [{ anything: { in: '!other:hs', says: 'tea' } }] })).toBe(false);
    expect(isTold({ body: undefined })).toBe(false);
  });
});

describe('any message of a sender', () => {
  it.each([
    ['with another text', { content: { body: 'cake' } }, true],
    ['that does not say whose it is', { sender: undefined }, true],
    ['of somebody else', { sender: '@bob:hs' }, false],
    ['in another room', { roomId: '!other:hs' }, false],
  ])('is an event %s: %o %o', (_, more, matches) => {
    expect(messageOfSender(said).matches(event(more))).toBe(matches);
  });
});

describe('a membership that is sought', () => {
  const invited = { type: 'm.room.member', stateKey: '@ann:hs', content: { membership: 'invite' } };
  it.each([
    ['of that user in that room', invited, true],
    ['in another room', { ...invited, roomId: '!other:hs' }, false],
    ['of another user', { ...invited, stateKey: '@bob:hs' }, false],
    ['that is another', { ...invited, content: { membership: 'join' } }, false],
  ])('is an event %s: %o %o', (_, more, matches) => {
    expect(membership('!r:hs', '@ann:hs', 'invite', []).matches(event(more))).toBe(matches);
  });
});
