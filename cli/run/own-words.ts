import type { RunRecord } from '../../harness/verdict/run-record.ts';
import type { ReportFormat } from '../../reports/index.ts';

/** How an exchange is written, whatever it carried. */
const frame = JSON.stringify({
  ...{ example: '', n: 1, at: 0, durationMs: 0, from: 'client', to: 'target', failure: null, fault: null },
  request: { method: 'GET', url: '', headers: {}, body: { bytes: 0, text: '', truncated: false } },
  answer: { status: 200, headers: {}, body: { bytes: 0, text: '', truncated: true, sha256: '' } },
});

/**
 * What the reports of a run say of themselves: all but the evidence, which is the target's. What stands there is no secret, whoever
 * calls it one.
 */
export function ownWordsOf(record: RunRecord, formats: readonly ReportFormat[]): string {
  const requirements = record.requirements.map((requirement) => ({
    ...requirement,
    examples: requirement.examples.map((example) => ({
      ...example,
      reason: null,
      checks: [],
      exchanges: [],
      pictures: [],
    })),
  }));
  const bare = { ...record, problems: [], requirements };
  return [frame, ...formats.map(({ render }) => render(bare))].join('\n');
}
