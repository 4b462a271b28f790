/** What a refused request is answered with. Draft: Architecture, "Standard error response format". */
export interface Refusal {
  /** HTTP status. */
  readonly status: number;
  readonly errcode: string;
  /** For people. */
  readonly error: string;
  /** After how many milliseconds the same request may be granted. */
  readonly retryAfterMs?: number;
}

/** Ends a request with the standard error body. Everything else that is thrown is our own fault, and a 500. */
export class MatrixError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.error);
    this.name = 'MatrixError';
    this.refusal = refusal;
  }
}

/** A service does not take an authorization code: it is not one of its own, is used up, or is not for us. */
export class GrantRefused extends Error {
  constructor(cause: unknown) {
    super('the service does not take the authorization code', { cause });
    this.name = 'GrantRefused';
  }
}

/** Builders for the refusals in use (decisions: Errors), so that a code and its status are written once. */
export const refusals = {
  forbidden: (error: string): Refusal => ({ status: 403, errcode: 'M_FORBIDDEN', error }),
  unknownToken: (error: string): Refusal => ({ status: 403, errcode: 'M_UNKNOWN_TOKEN', error }),
  notJson: (error: string): Refusal => ({ status: 400, errcode: 'M_NOT_JSON', error }),
  badJson: (error: string): Refusal => ({ status: 400, errcode: 'M_BAD_JSON', error }),
  unknown: (error: string, status = 400): Refusal => ({ status, errcode: 'M_UNKNOWN', error }),
  unrecognized: (error: string, status: 404 | 405): Refusal => ({ status, errcode: 'M_UNRECOGNIZED', error }),
  notFound: (error: string): Refusal => ({ status: 404, errcode: 'M_NOT_FOUND', error }),
  userInUse: (error: string): Refusal => ({ status: 400, errcode: 'M_USER_IN_USE', error }),
  roomInUse: (error: string): Refusal => ({ status: 400, errcode: 'M_ROOM_IN_USE', error }),
  emailUrlNotYet: (error: string): Refusal => ({ status: 403, errcode: 'M_LOGIN_EMAIL_URL_NOT_YET', error }),
  limitExceeded: (retryAfterMs: number): Refusal => ({
    status: 429,
    errcode: 'M_LIMIT_EXCEEDED',
    error: 'too many requests: wait, and try again',
    retryAfterMs,
  }),
  tooLarge: (error: string): Refusal => ({ status: 413, errcode: 'M_TOO_LARGE', error }),
};

/** Throws the refusal, if there is one. */
export function refuseIf(refusal: Refusal | undefined): void {
  if (refusal) throw new MatrixError(refusal);
}
