import type { Ask, Patience } from './ask.ts';

export interface EventsOptions {
  /** The token to resume from; now when left out. */
  readonly from?: string;
  /** How long the target is asked to wait for events, in milliseconds. */
  readonly timeoutMs: number;
}

/** A user's profile, and what the user is shown. Draft: Profiles; Architecture, "C-S Event stream". */
export function userVerbs(ask: Ask, patience: Patience) {
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
