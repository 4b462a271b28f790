import { domainOf, type UserId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import { MatrixError, refusals, refuseIf } from '../errors.ts';
import type { Home } from '../home.ts';
import type { ProfileField } from '../store/store.ts';
import { isLocal } from './room-facts.ts';

/** One field of anyone's profile; that of another server's user is asked for there. Draft: Profiles. */
export function getProfileField(home: Home, userId: UserId, field: ProfileField): object | Promise<object> {
  if (!isLocal(home, userId)) return home.peers.profile(domainOf(userId), userId, field);
  return localProfileField(home, userId, field);
}

export function localProfileField({ rules, store }: Home, userId: UserId, field: ProfileField): object {
  const user = store.accounts.user(userId);
  if (!user) throw new MatrixError(refusals.notFound(`there is no user ${userId}`));
  return rules.profileShown(user, field);
}

/** Sets a field of the editor's own profile; null clears it. */
export function putProfileField(
  home: Home,
  editor: UserId,
  owner: UserId,
  field: ProfileField,
  body: JsonObject,
): undefined {
  const { rules, store } = home;
  if (!rules.mayEditProfile({ editor, owner })) {
    throw new MatrixError(refusals.forbidden('only they themselves change a profile'));
  }
  if (!(field in body)) throw new MatrixError(refusals.badJson(`the body needs ${field}`));
  const value = body[field];
  refuseIf(rules.profileValueRefusal(field, value));
  store.accounts.setProfileField(owner, field, value as string | null);
}
