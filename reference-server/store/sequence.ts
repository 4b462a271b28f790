/** The one sequence that everything a client can be shown has its place in. */
export interface Sequence {
  /** The next position. None is given out twice, not even after a restart. */
  next(): number;
  /** The last position given out. */
  last(): number;
}
