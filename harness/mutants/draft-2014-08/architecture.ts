import { localpartOf } from '../../../spec/wire/ids.ts';
import type { EdgeAnswer } from '../../targets/reference/edge.ts';
import { alterAnswers, objectIn, queryOf } from '../alter.ts';
import type { Mutant } from '../mutant.ts';

const html: EdgeAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Members</title>',
};

export const architecture: readonly Mutant[] = [
  {
    id: 'arch.http-json/members-as-html',
    requirement: 'arch.http-json',
    breaks: 'It answers the question who is in a room with an HTML page.',
    edge: () => alterAnswers(/^GET .*\/members$/, () => html),
  },
  {
    id: 'arch.error-body/no-errcode',
    requirement: 'arch.error-body',
    breaks: 'It leaves the errcode out when something is not found.',
    rules: ({ errorBody }) => ({
      errorBody: (refusal) => (refusal.errcode === 'M_NOT_FOUND' ? { error: refusal.error } : errorBody(refusal)),
    }),
  },
  {
    id: 'arch.event-stream/tells-once',
    requirement: 'arch.event-stream',
    breaks: 'It forgets what it has told: an older token gives nothing again.',
    edge: () => {
      const toldUpTo = new Map<string, string>();
      return async (request, forward) => {
        const from = queryOf(request, 'from');
        if (!/\/events\?/.test(request.target) || from === null) return forward(request);
        const asker = `${queryOf(request, 'access_token')} ${from}`;
        const end = toldUpTo.get(asker) ?? from;
        const target = request.target.replace(`from=${encodeURIComponent(from)}`, `from=${encodeURIComponent(end)}`);
        const answer = await forward({ ...request, target });
        toldUpTo.set(asker, String(objectIn(answer).end ?? end));
        return answer;
      };
    },
  },
  {
    id: 'arch.txn-id/runs-again',
    requirement: 'arch.txn-id',
    breaks: 'It carries out a repeated request again.',
    rules: () => ({ repeatedAnswer: () => undefined }),
  },
  {
    id: 'arch.user-id/sender-without-domain',
    requirement: 'arch.user-id',
    breaks: "It names an event's sender by the localpart alone.",
    rules: ({ clientEvent }) => ({
      clientEvent: (stored) => {
        const event: ReturnType<typeof clientEvent> = clientEvent(stored);
        return { ...event, user_id: localpartOf(String(event.user_id)) as typeof event.user_id };
      },
    }),
  },
];
