/** What `touchstone list` is asked for. */
export interface ListRequest {
  /** Id of the edition. */
  readonly edition?: string;
  readonly requirements: boolean;
  readonly scenarios: boolean;
  /** A part of a heading of the draft. */
  readonly heading?: string;
  /** What suffers where a requirement is broken. */
  readonly impact?: string;
}
