import type { UserId } from '../../spec/wire/ids.ts';
import { type Refusal, refusals } from '../errors.ts';

/** Whose request it is, or why it is refused. Requirement: register.token-required. */
export function authorise(facts: { token: string | undefined; owner: UserId | undefined }): UserId | Refusal {
  if (facts.token === undefined) return refusals.forbidden('this request needs an access_token');
  return facts.owner ?? refusals.unknownToken('the access_token is not known');
}

/** The answer a repeated request gets again, if this is one. Requirement: arch.txn-id. */
export function repeatedAnswer(stored: string | undefined): string | undefined {
  return stored;
}

/** Requirement: arch.error-body. */
export function errorBody({ errcode, error, retryAfterMs }: Refusal): object {
  return { errcode, error, ...(retryAfterMs !== undefined && { retry_after_ms: retryAfterMs }) };
}
