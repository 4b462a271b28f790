import type { RequestHandler } from 'msw';
import type { Home } from '../../home.ts';
import { type InboundAnswer, ok, refusal } from '../../inbound/inbound.ts';
import { note } from '../../inbound/note.ts';
import { inbound } from './inbound.ts';

type Query = (home: Home, parameters: URLSearchParams) => InboundAnswer;

/** By query type. Binding §8.8. */
const queries: ReadonlyMap<string, Query> = new Map([
  ['profile', profile],
  ['directory', directory],
]);

/** `GET query/{type}`: the state at that instant, and nothing is kept. Draft: Federation. */
export function queryHandlers(home: Home): RequestHandler[] {
  return [
    inbound(home, 'fedQuery', (call) => {
      note(home, 'query', call);
      const query = queries.get(call.parameters.queryType ?? '');
      return query?.(home, call.query) ?? refusal(404, 'M_UNRECOGNIZED', 'No such query.');
    }),
  ];
}

function profile({ profiles }: Home, query: URLSearchParams): InboundAnswer {
  const known = profiles.get(query.get('user_id') ?? '');
  if (!known) return refusal(404, 'M_NOT_FOUND', 'No such user lives here.');
  const fields: Readonly<Record<string, string | null>> = {
    displayname: known.displayName,
    avatar_url: known.avatarUrl,
  };
  const field = query.get('field');
  return ok(field === null ? fields : Object.fromEntries(Object.entries(fields).filter(([key]) => key === field)));
}

function directory({ aliases, serverName }: Home, query: URLSearchParams): InboundAnswer {
  const roomId = aliases.get(query.get('room_alias') ?? '');
  if (roomId === undefined) return refusal(404, 'M_NOT_FOUND', 'No such alias is known here.');
  return ok({ room_id: roomId, servers: [serverName] });
}
