import type { JsonObject } from '../../spec/wire/json.ts';
import { type Refusal, refusals } from '../errors.ts';

/** The session a submission goes on with, of those under way. Requirement: login.session.required. */
export function sessionNamed<S>({ session }: JsonObject, underWay: ReadonlyMap<string, S>): S | undefined {
  return typeof session === 'string' ? underWay.get(session) : undefined;
}

/** Why a submission may not go on with the session it names. Requirement: login.session.required. */
export function sessionRefusal(facts: { isUnderWay: boolean; isOwner: boolean }): Refusal | undefined {
  if (!facts.isUnderWay) return refusals.forbidden('nothing is under way in that session: begin again');
  if (!facts.isOwner) return refusals.forbidden('that session is of another user');
  return undefined;
}

/**
 * Whether a session has come to its end: complete, too old, or guessed in too often (decisions: Login).
 * Requirements: login.session.required, login.email-code.bounded, login.email-url.single-use.
 */
export function isSessionOver(facts: {
  isComplete: boolean;
  ageMs: number;
  lifetimeMs: number;
  wrongGuesses: number;
  mostGuesses: number;
}): boolean {
  return facts.isComplete || facts.ageMs >= facts.lifetimeMs || facts.wrongGuesses >= facts.mostGuesses;
}

/**
 * Who loses a session where there are too many: the address that has most, so that a flood ends its own. Of several that
 * have as many, the one that has them for longest.
 */
export function busiestClient(sessionsOf: ReadonlyMap<string, number>): string | undefined {
  let busiest: string | undefined;
  let most = 0;
  for (const [client, count] of sessionsOf) if (count > most) [busiest, most] = [client, count];
  return busiest;
}
