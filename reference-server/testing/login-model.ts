/** The login types, without `m.login.`. */
export type Kind = 'password' | 'oauth2' | 'email.code' | 'email.url';

/** A flow of the model: its stages, and the users it is for. */
export interface ModelFlow {
  readonly stages: readonly Kind[];
  readonly users: readonly string[];
}

/** What a user does in a login. */
export interface Move {
  /** Which of the sessions known so far, counted from the newest; undefined to send none. */
  readonly session: number | undefined;
  /** Whom the submission names; undefined for nobody. */
  readonly user: string | undefined;
  readonly kind: Kind;
  /**
   * - `ask`: asks for a mail or an authorisation
   * - `prove`: sends the right password or code, visits the link and polls, or allows as the named user
   * - `guess`: sends a wrong password or code, polls without a visit, or allows as somebody else
   */
  readonly act: 'ask' | 'prove' | 'guess';
}

/** A session as the model knows it. */
export interface ModelSession {
  readonly user: string;
  /** Flows it may still follow. */
  flows: readonly ModelFlow[];
  done: number;
  /** What the stage under way was asked for. */
  asked: Kind | undefined;
  asks: number;
  wrong: number;
  isOver: boolean;
}

const needsAsking: ReadonlySet<Kind> = new Set(['oauth2', 'email.code', 'email.url']);

/**
 * What must come of a move: `credentials` exactly when it completes the last stage of one flow of the session's user,
 * whose stages were completed in order in that session. Written from the draft, not from the server.
 */
export class LoginModel {
  readonly #flows: readonly ModelFlow[];
  readonly #known: ReadonlySet<string>;

  constructor(flows: readonly ModelFlow[], known: readonly string[]) {
    this.#flows = flows;
    this.#known = new Set(known);
  }

  /** A session that a submission without one would begin; undefined where no flow of that user begins so. */
  begin(user: string, kind: Kind): ModelSession | undefined {
    const flows = this.#flows.filter((flow) => flow.users.includes(user) && flow.stages[0] === kind);
    if (flows.length === 0) return undefined;
    return { user, flows, done: 0, asked: undefined, asks: 0, wrong: 0, isOver: false };
  }

  /** Applies a move to a session. */
  move(
    session: ModelSession,
    { user, kind, act }: Omit<Move, 'session'>,
  ): 'credentials' | 'next' | 'goes on' | 'refused' {
    // The redirect of a service names no user.
    const isNamed = user !== undefined && (kind !== 'oauth2' || act === 'ask');
    if (session.isOver || (isNamed && user !== session.user)) return 'refused';
    const flows = session.flows.filter((flow) => flow.stages[session.done] === kind);
    if (flows.length === 0) return 'refused';
    if (act === 'ask') return this.#ask(session, kind, flows);
    if (act === 'guess' && kind === 'email.code') this.#count(session);
    const isAsked = !needsAsking.has(kind) || session.asked === kind;
    if (act === 'prove' && kind === 'email.code' && !isAsked) this.#count(session);
    // What a service answers is used up, whoever has allowed it.
    if (kind === 'oauth2') session.asked = undefined;
    if (act === 'guess' || !isAsked || !this.#known.has(session.user)) return 'refused';
    session.flows = flows;
    session.done += 1;
    session.asked = undefined;
    session.asks = 0;
    session.isOver = flows.some((flow) => flow.stages.length === session.done);
    return session.isOver ? 'credentials' : 'next';
  }

  #ask(session: ModelSession, kind: Kind, flows: readonly ModelFlow[]): 'goes on' | 'refused' {
    const isMail = kind.startsWith('email');
    if (kind === 'password' || (isMail && (!this.#known.has(session.user) || session.asks >= 3))) return 'refused';
    session.flows = flows;
    session.asked = kind;
    if (isMail) session.asks += 1;
    return 'goes on';
  }

  #count(session: ModelSession): void {
    session.wrong += 1;
    session.isOver = session.wrong >= 5;
  }
}
