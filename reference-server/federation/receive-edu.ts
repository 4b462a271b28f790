import { Edu } from '../../spec/editions/draft-2014-08/wire/edu.ts';
import type { ServerName } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import { MatrixError } from '../errors.ts';
import { receiveTyping, typingType } from '../handlers/typing.ts';
import type { Home } from '../home.ts';

/** Lets an EDU take effect. Throws a MatrixError for one that cannot be believed. */
type EduHandler = (home: Home, origin: ServerName, content: JsonObject) => void;

/** Who takes which type. Any other is ignored. */
const handlers: ReadonlyMap<string, EduHandler> = new Map([[typingType, receiveTyping]]);

/**
 * Takes one EDU of a transaction. No answer is owed, so one that is of no use is noted and spoils nothing. Call it inside
 * a batch. Draft: Transactions and EDUs/PDUs. Requirement: edu.unknown.
 */
export function receiveEdu(home: Home, raw: unknown, origin: ServerName): void {
  const { config, ports, rules, store } = home;
  const edu = Edu.safeParse(raw);
  if (!edu.success || !rules.isEduOfTransaction(edu.data, { origin, self: config.serverName })) return;
  const handle = handlers.get(edu.data.edu_type);
  if (!handle) return;
  try {
    store.batch(() => handle(home, origin, edu.data.content));
  } catch (error) {
    const level = error instanceof MatrixError ? 'debug' : 'error';
    ports.log[level]({ err: error, origin, type: edu.data.edu_type }, 'an EDU was ignored');
  }
}
