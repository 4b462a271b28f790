/** What `touchstone selfcheck` is asked for. */
export interface SelfcheckRequest {
  /** The home server to break, as given. */
  readonly target: string;
  /** Id of the edition. */
  readonly edition?: string;
  /** Ids of mutants, or of requirements whose mutants are meant. */
  readonly only?: readonly string[];
  /** Name the mutants, and run nothing. */
  readonly list: boolean;
  /** Let every mutant go through every Example. */
  readonly all: boolean;
  readonly seed: number;
}
