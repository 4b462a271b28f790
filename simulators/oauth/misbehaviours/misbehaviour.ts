/** An answer that is given in place of the provider's own. */
export interface OtherAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Where a provider answers and can do so wrongly: its page to users, and what the home server asks itself. */
export type Endpoint = 'authorization' | 'token' | 'userinfo';

/** Changes the query with which the user is sent back to the home server. */
export interface RedirectMisbehaviour {
  /** As the transcript names it. */
  readonly name: string;
  readonly at: 'redirect';
  readonly alter: (query: URLSearchParams) => void;
}

/** Comes before the provider's answer. */
export interface AnswerMisbehaviour {
  readonly name: string;
  readonly at: Endpoint;
  /** May give another answer in place of the provider's own; then the request has no effect. */
  readonly intervene: () => Promise<OtherAnswer | undefined>;
  /** Lets go of whoever is kept waiting. */
  readonly release?: () => void;
}

/** Something that a provider does wrong, or a user does that a home server must cope with. */
export type Misbehaviour = RedirectMisbehaviour | AnswerMisbehaviour;
