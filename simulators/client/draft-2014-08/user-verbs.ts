import type { EndpointName } from '../../../spec/editions/draft-2014-08/dialects/endpoints.ts';
import type { Ask, Patience } from '../ask.ts';
import type { EventsOptions } from '../verbs.ts';

/** A user's profile, and what the user is shown. Draft: Profiles; Architecture, "C-S Event stream". */
export function userVerbs(ask: Ask<EndpointName>, patience: Patience) {
  return {
    setDisplayName: (userId: string, displayName: string) =>
      ask('putDisplayName', { userId }, { body: { displayname: displayName } }),

    getDisplayName: (userId: string) => ask('getDisplayName', { userId }),

    initialSync: () => ask('getInitialSync'),

    events: ({ from, timeoutMs }: EventsOptions) =>
      ask(
        'getEvents',
        {},
        {
          query: { ...(from === undefined ? {} : { from }), timeout: String(timeoutMs) },
          deadlineMs: timeoutMs + patience.answerMs,
        },
      ),
  };
}
