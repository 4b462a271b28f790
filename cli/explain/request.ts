/** What `touchstone explain` is asked for. */
export interface ExplainRequest {
  /** Id of the edition. */
  readonly edition?: string;
  /** Id of a requirement. */
  readonly requirement: string;
  /** A file with the text of the edition. */
  readonly draft?: string;
  /** The folder of the report with the last verdict. */
  readonly report: string;
}
