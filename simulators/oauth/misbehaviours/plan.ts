import type { AnswerMisbehaviour, Endpoint, Misbehaviour, RedirectMisbehaviour } from './misbehaviour.ts';

/** Whose authorization is meant. What is left out may be anything, so that nothing means the next one of all. */
export interface Selection {
  readonly state?: string;
  readonly clientId?: string;
}

/** What is known of the authorization that a request belongs to. */
interface Belonging {
  readonly state?: string | undefined;
  readonly clientId?: string | undefined;
}

interface Planned {
  readonly misbehaviour: Misbehaviour;
  readonly selection: Selection;
  timesLeft: number;
}

/** What a provider is going to do wrong. */
export class Plan {
  #planned: Planned[] = [];

  /** Lets the next `times` requests (1 when left out) that are selected meet a misbehaviour. The earliest comes first. */
  misbehave(misbehaviour: Misbehaviour, options: Selection & { readonly times?: number } = {}): void {
    const { times = 1, ...selection } = options;
    this.#planned.push({ misbehaviour, selection, timesLeft: times });
  }

  /** What the request meets at that place; it counts as met. */
  take(at: 'redirect', belonging: Belonging | undefined): RedirectMisbehaviour | undefined;
  take(at: Endpoint, belonging: Belonging | undefined): AnswerMisbehaviour | undefined;
  take(at: Misbehaviour['at'], belonging: Belonging = {}): Misbehaviour | undefined {
    const next = this.#planned.find(
      ({ misbehaviour, selection, timesLeft }) =>
        misbehaviour.at === at && timesLeft > 0 && isSelected(selection, belonging),
    );
    if (next) next.timesLeft -= 1;
    return next?.misbehaviour;
  }

  /** Forgets everything planned, and lets go of whoever is kept waiting. */
  clear(): void {
    for (const { misbehaviour } of this.#planned) if ('release' in misbehaviour) misbehaviour.release?.();
    this.#planned = [];
  }
}

function isSelected({ state, clientId }: Selection, belonging: Belonging): boolean {
  return (
    (state === undefined || state === belonging.state) && (clientId === undefined || clientId === belonging.clientId)
  );
}
