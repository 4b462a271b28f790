import { MatrixError, refusals } from '../errors.ts';

/** A place between events: after everything up to a position. Opaque to clients. Binding: tokens. */
export function tokenAt(position: number): string {
  return `s${position}_0`;
}

/** The position a token stands for. `START` and `END` are understood; anything else is refused. */
export function positionOf(token: string, newest: number): number {
  if (token === 'END') return newest;
  if (token === 'START') return 0;
  const match = /^s(\d{1,15})_\d+$/.exec(token);
  if (!match) throw new MatrixError(refusals.unknown('the token is not one of this server'));
  return Number(match[1]);
}
