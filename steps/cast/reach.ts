import type { Ending } from '../../harness/verdict/evidence.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { isTarget } from '../../harness/wire/party.ts';
import { isGranted } from '../../simulators/must.ts';

/** Parties of ours that a target reaches by itself, if it can. */
export type Reached = 'peers' | 'mail server' | 'services';

/** How an Example stopped, as far as it tells what the target would have had to reach. */
export interface Stop {
  readonly ending: Ending;
  /** The exchanges that the failed check cites; none where no check failed. */
  readonly cited: readonly Exchange[];
  /** All of the Example's exchanges. */
  readonly exchanges: readonly Exchange[];
  readonly unmet: readonly string[];
  readonly hasPeers: boolean;
  /** Whether a mail was waited for that did not come. */
  readonly missedMail: boolean;
}

/**
 * The parties without which the Example may have stopped. What a peer asked and the target answered needs nothing of the target but that
 * answer; a service is needed only where the target did not grant what the user asked for last.
 */
export function neededFor({ ending, cited, exchanges, unmet, hasPeers, missedMail }: Stop): readonly Reached[] {
  const isFailed = ending.kind === 'check-failed';
  const isPrevented = ending.kind === 'prevented' && ending.fault === 'target';
  const isUnmet = ending.kind === 'completed' && unmet.length > 0;
  if (!isFailed && !isPrevented && !isUnmet) return [];
  const isOfPeersAlone = isFailed && unmet.length === 0 && cited.every(({ from }) => from.startsWith('peer '));
  const lastAsked = exchanges.findLast(({ from, to }) => isTarget(to) && !from.startsWith('peer '));
  const wasAtService = exchanges.some(({ to }) => to.startsWith('service '));
  return [
    ...(hasPeers && !isOfPeersAlone ? (['peers'] as const) : []),
    ...(missedMail ? (['mail server'] as const) : []),
    ...(wasAtService && lastAsked && !isGranted(lastAsked) ? (['services'] as const) : []),
  ];
}

/** Whether the target asked a peer of ours for anything. */
export function reachedPeers(exchanges: readonly Exchange[]): boolean {
  return exchanges.some(({ from, to }) => isTarget(from) && to.startsWith('peer '));
}

/** What one worker knows of the parties that the target reaches. */
export class Reach {
  readonly #reached = new Set<Reached>();
  readonly #cutOff = new Map<Reached, string>();

  /** The target reached that kind of party. */
  note(kind: Reached): void {
    this.#reached.add(kind);
  }

  /** Why the target does not reach that kind of party; undefined where it does, or where that is not known. */
  cutOff(kind: Reached): string | undefined {
    return this.#cutOff.get(kind);
  }

  /**
   * The same, found out now where nothing of that kind was reached yet. `probe` gives the reason, or undefined where it cannot tell; it is
   * not called again once it could.
   */
  async find(kind: Reached, probe: () => Promise<string | undefined>): Promise<string | undefined> {
    if (this.#reached.has(kind)) return undefined;
    const reason = this.#cutOff.get(kind) ?? (await probe());
    if (reason !== undefined) this.#cutOff.set(kind, reason);
    return reason;
  }
}
