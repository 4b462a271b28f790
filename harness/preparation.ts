/** Who is at fault when an Example could not be carried out. Never the same as a failed check. */
export type Fault = 'target' | 'harness' | 'environment';

/** An Example could not come to its checks: its verdict is inconclusive, with this reason. */
export class PreparationFailed extends Error {
  override readonly name = 'PreparationFailed';
  readonly fault: Fault;

  constructor(reason: string, fault: Fault = 'target') {
    super(reason);
    this.fault = fault;
  }
}

/** The target does not have what an Example needs: its verdict is not-offered, with this reason. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered';
}
