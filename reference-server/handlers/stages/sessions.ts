import type { JsonObject } from '../../../spec/wire/json.ts';
import type { ResolvedConfig } from '../../config/home-server.ts';
import type { Cancel, Clock } from '../../ports.ts';
import type { Rules } from '../../rules/index.ts';
import type { Session } from './session.ts';

/**
 * The sessions under way, in memory: after a restart users begin again. Each ends by itself when its time is over
 * (decisions: Login). Where there are too many, whoever has most of them loses their oldest.
 */
export class Sessions {
  readonly #limits: ResolvedConfig['login'];
  readonly #clock: Clock;
  readonly #rules: Rules;
  readonly #underWay = new Map<string, Session>();
  /** How many are of each address. */
  readonly #sessionsOf = new Map<string, number>();
  readonly #timers = new Map<string, Cancel>();

  constructor(limits: ResolvedConfig['login'], clock: Clock, rules: Rules) {
    this.#limits = limits;
    this.#clock = clock;
    this.#rules = rules;
  }

  /** From now on the session can be gone on with. */
  keep(session: Session): void {
    if (this.#underWay.has(session.id)) return;
    this.#underWay.set(session.id, session);
    this.#sessionsOf.set(session.client, (this.#sessionsOf.get(session.client) ?? 0) + 1);
    if (this.#underWay.size > this.#limits.sessions) this.#endOneOf(this.#rules.busiestClient(this.#sessionsOf));
    const endIfOver = (): void => {
      if (this.isOver(session)) this.close(session);
    };
    this.#timers.set(session.id, this.#clock.after(this.#limits.sessionLifetimeMs, endIfOver));
  }

  close(session: Session): void {
    session.isClosed = true;
    if (this.#underWay.delete(session.id)) this.#countDown(session.client);
    this.#timers.get(session.id)?.();
    this.#timers.delete(session.id);
  }

  isOver({ startedAt, wrongGuesses }: Session, isComplete = false): boolean {
    const ageMs = this.#clock.now() - startedAt;
    const { sessionLifetimeMs: lifetimeMs, guesses: mostGuesses } = this.#limits;
    return this.#rules.isSessionOver({ isComplete, ageMs, lifetimeMs, wrongGuesses, mostGuesses });
  }

  /** The session that a submission names. */
  named(submission: JsonObject): Session | undefined {
    return this.#open(this.#rules.sessionNamed(submission, this.#underWay));
  }

  /** The newest session that fits. */
  find(fits: (session: Session) => boolean): Session | undefined {
    return this.#open([...this.#underWay.values()].findLast(fits));
  }

  stop(): void {
    for (const session of [...this.#underWay.values()]) this.close(session);
  }

  #countDown(client: string): void {
    const left = (this.#sessionsOf.get(client) ?? 0) - 1;
    if (left > 0) this.#sessionsOf.set(client, left);
    else this.#sessionsOf.delete(client);
  }

  /** Ends the oldest session of an address. */
  #endOneOf(client: string | undefined): void {
    const oldest = this.#underWay.values().find((session) => session.client === client);
    if (oldest) this.close(oldest);
  }

  /** A session, unless its time is over. */
  #open(session: Session | undefined): Session | undefined {
    if (!session || !this.isOver(session)) return session;
    this.close(session);
    return undefined;
  }
}
