import { domainOf, RoomAlias, UserId } from '../../spec/wire/ids.ts';
import { MatrixError, refusals } from '../errors.ts';
import { resolveLocalAlias } from '../handlers/directory.ts';
import { localProfileField } from '../handlers/profile.ts';
import type { Home } from '../home.ts';

/** The parameters of a query. */
export type Asked = (name: string) => string | undefined;

const answers: Readonly<Record<string, (home: Home, asked: Asked) => object>> = {
  profile(home, asked) {
    const userId = UserId.safeParse(asked('user_id'));
    if (!userId.success) throw new MatrixError(refusals.unknown('user_id must be a user id'));
    requireOwn(home, userId.data);
    const field = asked('field');
    if (field === 'displayname' || field === 'avatar_url') return localProfileField(home, userId.data, field);
    if (field !== undefined) throw new MatrixError(refusals.unknown('field is displayname or avatar_url'));
    return {
      ...localProfileField(home, userId.data, 'displayname'),
      ...localProfileField(home, userId.data, 'avatar_url'),
    };
  },
  directory(home, asked) {
    const alias = RoomAlias.safeParse(asked('room_alias'));
    if (!alias.success) throw new MatrixError(refusals.unknown('room_alias must be a room alias'));
    requireOwn(home, alias.data);
    return resolveLocalAlias(home, alias.data);
  },
};

/** Answers another server's query with the state of this instant. Draft: Federation, Queries. */
export function answerQuery(home: Home, type: string, asked: Asked): object {
  const answer = home.rules.isQueryOffered(type) && Object.hasOwn(answers, type) ? answers[type] : undefined;
  if (!answer) throw new MatrixError(refusals.unrecognized(`there is no query ${type}`, 404));
  return answer(home, asked);
}

function requireOwn({ config }: Home, id: string): void {
  if (domainOf(id) !== config.serverName) throw new MatrixError(refusals.unknown(`${id} is not of this server`));
}
