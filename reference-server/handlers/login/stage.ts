import type { UserId } from '../../../spec/wire/ids.ts';
import type { JsonObject } from '../../../spec/wire/json.ts';
import type { Refusal } from '../../errors.ts';
import type { Home } from '../../home.ts';

/** What a stage makes of a submission. Draft: Registration and login. */
export type StageOutcome =
  /** The stage is done, and shows who the user is. */
  | { readonly kind: 'completed'; readonly userId: UserId }
  /** The stage goes on; the client is told how. */
  | { readonly kind: 'next'; readonly body: object }
  | { readonly kind: 'error'; readonly refusal: Refusal };

/** What carries out one login type. */
export interface Stage {
  submit(home: Home, submission: JsonObject): Promise<StageOutcome>;
}
