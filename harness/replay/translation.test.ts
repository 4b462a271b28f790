import { describe, expect, it } from 'vitest';
import { Translation } from './translation.ts';

function learned(): Translation {
  const translation = new Translation();
  translation.add('127.0.0.1:1111', '127.0.0.1:2222');
  translation.learn('{"room_id":"!abcdefgh:hs","end":"s1","chunk":[{"n":1}]}', '{"room_id":"!zyxwvuts:hs","end":"s9"}');
  return translation;
}

describe('a translation', () => {
  it('replaces in a path what it learned from a body', () => {
    expect(learned().target('/rooms/%21abcdefgh%3Ahs/messages?from=s1&limit=5')).toBe(
      '/rooms/!zyxwvuts%3Ahs/messages?from=s9&limit=5',
    );
  });

  it('replaces names inside other names, but short words only where they stand alone', () => {
    expect(learned().body('{"to":"@alice:127.0.0.1:1111","body":"class1 s1","from":"s1"}')).toBe(
      '{"to":"@alice:127.0.0.1:2222","body":"class1 s1","from":"s9"}',
    );
  });

  it('leaves alone what it knows nothing of, as it was spelt', () => {
    expect(learned().target('/a%2fb/%zz?x=')).toBe('/a%2fb/%zz?x=');
    expect(learned().body('not json')).toBe('not json');
  });
});
