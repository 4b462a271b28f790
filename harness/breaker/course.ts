import type { FinishedExample } from '../verdict/example-assembler.ts';
import { isTarget } from '../wire/party.ts';

/** What an Example shows of the state that the target is in. */
export interface Course {
  readonly id: string;
  /** Whether it came to a pass or a fail. */
  readonly judged: boolean;
  readonly reason: string | null;
  /** Whether it stopped at its very first step: what nearly every Example needs. */
  readonly stoppedAtFirst: boolean;
  readonly durationMs: number;
  /** How often the target was asked, and how often it answered. */
  readonly asked: number;
  readonly answered: number;
  /** The time of its quickest answer; null where it gave none. */
  readonly quickestMs: number | null;
  /** Why there was no answer, where one failed to come. */
  readonly failure: string | null;
}

export function courseOf({ record, exchanges }: Pick<FinishedExample, 'record' | 'exchanges'>): Course {
  const asked = exchanges.filter(({ to }) => isTarget(to));
  const answered = asked.filter(({ answer }) => answer !== null);
  return {
    id: record.id,
    judged: record.verdict === 'pass' || record.verdict === 'fail',
    reason: record.reason,
    stoppedAtFirst: record.steps[0]?.state === 'stopped',
    durationMs: record.durationMs,
    asked: asked.length,
    answered: answered.length,
    quickestMs: answered.length > 0 ? Math.min(...answered.map(({ durationMs }) => durationMs)) : null,
    failure: asked.find(({ failure }) => failure !== null)?.failure?.message ?? null,
  };
}
