import { domainOf, localpartOf, UserId } from '../../../spec/wire/ids.ts';
import { MatrixError, refusals } from '../../errors.ts';
import type { Home } from '../../home.ts';
import { optionalText, type Stage } from '../stages/stage.ts';
import { prepareAccount } from './create-account.ts';

/** The last stage of every registration: m.login.password with the name and the password of the account to be. */
export const accountStage: Stage = {
  async submit(home, { session, body }) {
    const localpart = askedLocalpart(home, optionalText(body, 'user'));
    session.account = await prepareAccount(home, { localpart, password: body.password });
    return { kind: 'completed' };
  },
};

/** The localpart of a user of this server to be, named by localpart or full id; undefined where one is to be made up. */
function askedLocalpart({ config }: Home, named: string | undefined): string | undefined {
  if (!named?.startsWith('@')) return named;
  const id = UserId.safeParse(named);
  if (id.success && domainOf(id.data) === config.serverName) return localpartOf(id.data);
  throw new MatrixError(refusals.unknown('user must be a localpart, or a user id of this server'));
}
