import { jsonOf } from '../../../harness/wire/body.ts';
import type { Exchange } from '../../../harness/wire/exchange.ts';
import { Credentials } from '../../../spec/editions/draft-2014-08/wire/login.ts';
import { isGranted } from '../../must.ts';
import type { Session } from '../session.ts';

/** The session that a completed registration or login gives; undefined when the exchange gave none. */
export function sessionIn(exchange: Exchange): Session | undefined {
  const credentials = isGranted(exchange) ? Credentials.safeParse(jsonOf(exchange.answer?.body)) : undefined;
  if (!credentials?.success) return undefined;
  return { userId: credentials.data.user_id, accessToken: credentials.data.access_token };
}
