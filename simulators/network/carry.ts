import type { Content } from '../../harness/wire/body.ts';

/** A request on its way from one server to another. */
export interface CarriedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where there is none. */
  readonly body: Content;
}

/** What becomes of a request, as the asking side sees it. `late` means that no answer ever comes. */
export type Outcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Content;
    }
  | { readonly kind: 'failure'; readonly failure: 'refused' | 'reset' | 'late' };

/** Brings a request to the other side and its outcome back. */
export type Carry = (request: CarriedRequest) => Promise<Outcome>;
