import type { UserId } from '../../../spec/wire/ids.ts';
import type { JsonObject } from '../../../spec/wire/json.ts';
import { MatrixError, refusals } from '../../errors.ts';
import type { Home } from '../../home.ts';
import type { Session } from './session.ts';

/** What a client submits to a stage. */
export interface Submission {
  readonly session: Session;
  /** Whom it names; where it names nobody, whose session it is. */
  readonly user: UserId | undefined;
  readonly body: JsonObject;
}

/** What a stage makes of a submission; what it refuses it throws, as a MatrixError. Draft: Registration and login. */
export type StageOutcome =
  | { readonly kind: 'completed' }
  /** The stage goes on; the client is told how. */
  | { readonly kind: 'continues'; readonly body: object };

/** What carries out one login type. */
export interface Stage {
  submit(home: Home, submission: Submission): Promise<StageOutcome>;
}

/** A string in a submission; undefined where there is none. Throws a MatrixError for anything but a string. */
export function optionalText(body: JsonObject, key: string): string | undefined {
  const value = body[key];
  if (value === undefined || typeof value === 'string') return value;
  throw new MatrixError(refusals.badJson(`${key} must be a string`));
}

/** A string that must be in a submission, and not be empty. */
export function neededText(body: JsonObject, key: string): string {
  const value = optionalText(body, key);
  if (value) return value;
  throw new MatrixError(refusals.badJson(`${String(body.type)} needs ${key}, a string that is not empty`));
}
