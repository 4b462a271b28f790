import { describe, expect, it } from 'vitest';
import { exchange } from '../../../harness/testing/recorded-exchange.ts';
import type { Example } from '../../cast/world.ts';
import { amendLogin, type Login, loginOf, noteLogin } from './logins.ts';

const login = (session: string): Login => ({ asked: exchange(), session });

/** An Example with clients and nothing else. */
function exampleOfClients(): Example {
  const clients = new Map<string, object>();
  const client = (name: string) => {
    clients.set(name, clients.get(name) ?? {});
    return clients.get(name);
  };
  return { cast: { client } } as unknown as Example;
}

function begun(): Example {
  const example = exampleOfClients();
  noteLogin(example, 'ann', login('one'));
  noteLogin(example, 'bob', login('other'));
  noteLogin(example, 'ann', login('two'));
  return example;
}

describe('the login of a user', () => {
  it('is the one begun last', () => {
    expect(loginOf(begun(), 'ann').session).toBe('two');
  });

  it('may be an earlier one, counted from 1', () => {
    expect(loginOf(begun(), 'ann', 1).session).toBe('one');
  });

  it.each([3, 0])('is missed where it was not begun: %i', (nth) => {
    expect(() => loginOf(begun(), 'ann', nth)).toThrow('ann has begun no such login');
  });

  it('is missed where the user has begun none', () => {
    expect(() => loginOf(begun(), 'cat')).toThrow('no earlier step left a login');
    expect(() => amendLogin(begun(), 'cat', { code: '1' })).toThrow('no earlier step left a login');
  });

  it('learns news, and keeps the rest and the earlier ones', () => {
    const example = begun();
    amendLogin(example, 'ann', { code: '123456' });
    expect(loginOf(example, 'ann')).toMatchObject({ session: 'two', code: '123456' });
    expect(loginOf(example, 'ann', 1)).not.toHaveProperty('code');
    expect(() => loginOf(example, 'ann', 3)).toThrow();
  });
});
