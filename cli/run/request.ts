import type { duration } from '../option-values.ts';

/** What `touchstone run` is asked for. */
export interface RunRequest {
  /** As given. */
  readonly target: string;
  /** Id of the edition to judge by. */
  readonly edition?: string;
  /** The dialect to speak, by name; learnt when left out. */
  readonly dialect?: string;
  /** A file with the text of the edition. */
  readonly draft?: string;
  /** A tag expression that Examples must satisfy. */
  readonly tags?: string;
  /** A regular expression that names of Examples must match. */
  readonly name?: string;
  /** How many Examples run at once. */
  readonly parallel: number;
  /** Of all chance in the run; a random one when not given. */
  readonly seed?: number;
  /** The most time that the run may take. */
  readonly maxTime?: ReturnType<typeof duration>;
  readonly strict: boolean;
  /** The parts of the suite that the target offers; all of them when left out. */
  readonly offers?: readonly string[];
  /** The report's folder. */
  readonly out: string;
  readonly quiet: boolean;
}
