import { describe, expect, it } from 'vitest';
import { standardRules } from '../../reference-server/index.ts';
import { ServerName, UserId } from '../../spec/wire/ids.ts';
import type { Defect } from './mutant.ts';
import { always, believes, decides, replaces } from './rules.ts';

const withRules = ({ rules }: Defect) => ({ ...standardRules, ...rules?.(standardRules) });
const [alice, bob] = [UserId.parse('@alice:hs'), UserId.parse('@bob:hs')];

describe('a mutant of a rule', () => {
  it('may decide the same whatever the facts', () => {
    const { mayEditProfile } = withRules(always('mayEditProfile', true));
    expect([
      mayEditProfile({ editor: alice, owner: bob }),
      standardRules.mayEditProfile({ editor: alice, owner: bob }),
    ]).toEqual([true, false]);
  });

  it('may take something for given, and hold to the rest', () => {
    const { sessionRefusal } = withRules(believes('sessionRefusal', { isOwner: true }));
    expect(sessionRefusal({ isUnderWay: true, isOwner: false })).toBeUndefined();
    expect(sessionRefusal({ isUnderWay: false, isOwner: false })).toBeDefined();
  });

  it('may turn a decision into another by the facts', () => {
    const { isQueryOffered } = withRules(
      decides('isQueryOffered', (isOffered, type) => isOffered && type !== 'profile'),
    );
    expect([isQueryOffered('profile'), standardRules.isQueryOffered('profile')]).toEqual([false, true]);
  });

  it('may remember, for each server alone', () => {
    const counting = replaces('userIdFor', (standard) => {
      let asked = 0;
      return (localpart, server) => standard(`${localpart}${++asked}`, server);
    });
    const hs = ServerName.parse('hs');
    const [one, other] = [withRules(counting), withRules(counting)];
    expect([one.userIdFor('a', hs), one.userIdFor('a', hs), other.userIdFor('a', hs)]).toEqual([
      '@a1:hs',
      '@a2:hs',
      '@a1:hs',
    ]);
  });

  it('leaves the other rules alone', () => {
    expect(withRules(always('maySend', true)).mayRead).toBe(standardRules.mayRead);
  });
});
