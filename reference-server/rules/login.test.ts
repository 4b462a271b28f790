import { describe, expect, test } from 'vitest';
import { ServerName } from '../../spec/wire/ids.ts';
import {
  describeFlow,
  isFlowComplete,
  mayUseFlow,
  namedUser,
  nextStage,
  offeredFlows,
  stageFor,
  stageReached,
} from './login.ts';

describe('login flows', () => {
  test('each sequence of types is listed once, in the order of the configuration', () => {
    expect(offeredFlows([['a', 'b'], ['c'], ['a', 'b'], ['b', 'a']])).toEqual([['a', 'b'], ['c'], ['b', 'a']]);
  });

  test('a flow of several stages lists all, one of a single stage its type', () => {
    expect(describeFlow(['a', 'b', 'a'])).toEqual({ type: 'a', stages: ['a', 'b', 'a'] });
    expect(describeFlow(['a'])).toEqual({ type: 'a' });
  });

  test('a type is offered when it is of any stage of any flow', () => {
    expect(stageFor('b', [['a', 'b']])).toBe('b');
    expect(stageFor('c', [['a', 'b']])).toBeUndefined();
    expect(stageFor(['a'], [['a']])).toBeUndefined();
  });

  test('only the next stage is reached', () => {
    const progress = {
      done: 1,
      flows: [
        ['a', 'b', 'c'],
        ['a', 'd'],
      ],
    };
    expect(['a', 'b', 'c', 'd'].map((type) => stageReached(type, progress))).toEqual([undefined, 1, undefined, 1]);
  });

  test('a flow that is complete ends the login though another goes on', () => {
    expect(isFlowComplete({ done: 1, flows: [['a', 'b'], ['a']] })).toBe(true);
    expect(isFlowComplete({ done: 1, flows: [['a', 'b']] })).toBe(false);
    expect(nextStage({ done: 1, flows: [['a', 'b']] })).toBe('b');
  });

  test('a flow may be for some users only, by name or by whether their address is known', () => {
    const stages = [{ type: 'm.login.password' as const }];
    const ann = { localpart: 'ann', hasAddress: true };
    expect(mayUseFlow({ stages }, ann)).toBe(true);
    expect(mayUseFlow({ stages, users: '^(ann|bob)$' }, ann)).toBe(true);
    expect(mayUseFlow({ stages, users: '^ann.' }, ann)).toBe(false);
    expect(mayUseFlow({ stages, hasAddress: false }, ann)).toBe(false);
    expect(mayUseFlow({ stages, hasAddress: false }, { ...ann, hasAddress: undefined })).toBe(true);
  });
});

describe('the user a login names', () => {
  const server = ServerName.parse('red:1');

  test.each(['ann', '@ann:red:1'])('%s is one of this server', (named) => {
    expect(namedUser(named, server)).toBe('@ann:red:1');
  });

  test.each(['@ann:blue:2', '@ann:red', 'ann:red:1', ':', '@', '@:red:1', ''])('%j can be nobody here', (named) => {
    expect(namedUser(named, server)).toBeUndefined();
  });
});
