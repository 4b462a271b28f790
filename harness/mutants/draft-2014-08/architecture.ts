import { localpartOf } from '../../../spec/wire/ids.ts';
import type { Edge, EdgeAnswer } from '../../targets/edge/edge.ts';
import { objectIn, queryOf, withQuery } from '../message.ts';
import { type Mutant, mutant } from '../mutant.ts';
import { always, decides } from '../rules.ts';
import { answers } from './edges.ts';

const html: EdgeAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Members</title>',
};

/** An edge that continues where it ended, whatever older token it is asked from. */
function tellsOnce(): Edge {
  const toldUpTo = new Map<string, string>();
  return async (request, forward) => {
    const from = queryOf(request, 'from');
    if (request.endpoint !== 'getEvents' || from === null) return forward(request);
    const asker = `${queryOf(request, 'access_token')} ${from}`;
    const end = toldUpTo.get(asker) ?? from;
    const answer = await forward(withQuery(request, 'from', end));
    toldUpTo.set(asker, String(objectIn(answer).end ?? end));
    return answer;
  };
}

export const architecture: readonly Mutant[] = [
  mutant(
    'arch.http-json/members-as-html',
    'It answers the question who is in a room with an HTML page.',
    answers('getMembers', () => html),
  ),
  mutant(
    'arch.error-body/no-errcode',
    'It leaves the errcode out when something is not found.',
    decides('errorBody', (body, { errcode, error }) => (errcode === 'M_NOT_FOUND' ? { error } : body)),
  ),
  mutant('arch.event-stream/tells-once', 'It forgets what it has told: an older token gives nothing again.', {
    edge: tellsOnce,
  }),
  mutant('arch.txn-id/runs-again', 'It carries out a repeated request again.', always('repeatedAnswer', undefined)),
  mutant(
    'arch.user-id/sender-without-domain',
    "It names an event's sender by the localpart alone.",
    decides('clientEvent', (event) => ({
      ...event,
      user_id: localpartOf(String(event.user_id)) as typeof event.user_id,
    })),
  ),
];
