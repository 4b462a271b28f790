import { z } from 'zod';
import type { Dialect } from '../../spec/dialects/index.ts';
import { ServerName } from '../../spec/wire/ids.ts';
import { jsonOf } from '../wire/body.ts';
import type { Exchange } from '../wire/exchange.ts';

/** How a target spells what no text of an edition says. Plain data: workers are handed what was learnt before the run. */
export const Spelling = z.strictObject({
  userIdsInPaths: z.enum(['percent-encoded', 'raw']).optional(),
  trailingSlashes: z.enum(['sent', 'left-out']).optional(),
});
export type Spelling = z.infer<typeof Spelling>;

/** What a few harmless requests tell of a target before a run. Plain data: it is handed to parallel workers. */
export const Acquaintance = z.strictObject({
  /** What the server calls itself; left out where it does not say so to anybody. */
  serverName: ServerName.optional(),
  spelling: Spelling,
});
export type Acquaintance = z.infer<typeof Acquaintance>;

/** The dialect as the target turned out to spell it. */
export function spelt(dialect: Dialect, spelling: Spelling): Dialect {
  const { userIdsInPaths = dialect.userIdsInPaths, trailingSlashes = dialect.trailingSlashes } = spelling;
  return { ...dialect, userIdsInPaths, trailingSlashes };
}

/** What was learnt that the dialect says otherwise, as sentences for a report. */
export function learntSentences(dialect: Dialect, spelling: Spelling): readonly string[] {
  const { userIdsInPaths, trailingSlashes } = spelt(dialect, spelling);
  return [
    ...(userIdsInPaths === dialect.userIdsInPaths
      ? []
      : [`User ids stand ${userIdsInPaths === 'raw' ? 'as they are' : 'percent-encoded'} in paths.`]),
    ...(trailingSlashes === dialect.trailingSlashes
      ? []
      : [`Federation paths ${trailingSlashes === 'sent' ? 'end with' : 'have no'} trailing slash.`]),
  ];
}

/**
 * Which of two spellings of one request a target understands. The usual one counts unless the answers show that only the other does:
 * it alone is granted, or the usual one is no route there and the other is.
 */
export function understood(usual: Exchange, other: Exchange): 'usual' | 'other' {
  if (isGranted(usual)) return 'usual';
  if (isGranted(other)) return 'other';
  return !isRouted(usual) && isRouted(other) ? 'other' : 'usual';
}

function isGranted({ answer }: Exchange): boolean {
  return answer !== null && answer.status >= 200 && answer.status < 300;
}

const ErrorBody = z.looseObject({ errcode: z.string() });

/** Whether an answer shows that the path was understood: a refusal does, an unknown route, a redirect or a breakdown does not. */
export function isRouted({ answer }: Exchange): boolean {
  if (!answer || answer.status < 200 || answer.status >= 500 || answer.status === 405) return false;
  if (answer.status >= 300 && answer.status < 400) return false;
  const errcode = ErrorBody.safeParse(jsonOf(answer.body)).data?.errcode;
  return answer.status !== 404 || (errcode !== undefined && errcode !== 'M_UNRECOGNIZED');
}
