import type { Envelope, Pickle, TestCase, TestStep, TestStepResultStatus } from '@cucumber/messages';
import type { Exchange } from '../wire/exchange.ts';
import { Evidence, evidenceMediaType } from './evidence.ts';
import { judgeExample } from './judge.ts';
import type { ExampleRecord } from './run-record.ts';

/** An Example that has ended: its record, the requirement it judges, and its whole transcript. */
export interface FinishedExample {
  readonly requirement: string | undefined;
  readonly record: ExampleRecord;
  readonly exchanges: readonly Exchange[];
}

interface Attempt {
  readonly pickle: Pickle;
  readonly testCase: TestCase;
  readonly startedMs: number;
  readonly statuses: Map<string, TestStepResultStatus>;
  evidence: Evidence | undefined;
}

/** Puts Examples together from cucumber's message stream. */
export class ExampleAssembler {
  readonly #pickles = new Map<string, { pickle: Pickle; id: string }>();
  readonly #testCases = new Map<string, TestCase>();
  readonly #attempts = new Map<string, Attempt>();
  readonly #lines = new Map<string, number>();
  readonly #ids = new Set<string>();
  readonly #problems: string[] = [];

  /** Faults of the run as a whole. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** Takes the next message. Returns the Example that it ends, if it ends one. */
  accept(message: Envelope): FinishedExample | undefined {
    if (message.gherkinDocument) this.#noteLines(message.gherkinDocument);
    if (message.parseError) this.#problems.push(message.parseError.message);
    if (message.pickle) this.#notePickle(message.pickle);
    if (message.testCase) this.#testCases.set(message.testCase.id, message.testCase);
    if (message.testCaseStarted) this.#start(message.testCaseStarted);
    if (message.attachment) this.#attach(message.attachment);
    if (message.testStepFinished) {
      const { testCaseStartedId, testStepId, testStepResult } = message.testStepFinished;
      this.#attempts.get(testCaseStartedId)?.statuses.set(testStepId, testStepResult.status);
    }
    if (message.testRunHookFinished && message.testRunHookFinished.result.status !== 'PASSED') {
      this.#problems.push(message.testRunHookFinished.result.message ?? 'a hook of the run broke');
    }
    return message.testCaseFinished ? this.#finish(message.testCaseFinished) : undefined;
  }

  /** An id is made of the Example's own requirement and name, so that no other Example changes it. Two of one id are a fault. */
  #notePickle(pickle: Pickle): void {
    const id = `${requirementOf(pickle) ?? 'unnamed'}/${slug(pickle.name)}`;
    if (this.#ids.has(id)) {
      const advice = 'reword one of them; in an outline, put what tells the rows apart into the name';
      this.#problems.push(`${pickle.uri}: two Examples have the id ${id}: ${advice}`);
    }
    this.#ids.add(id);
    this.#pickles.set(pickle.id, { pickle, id });
  }

  /** Remembers where each Example, and each row of a table of Examples, stands in its file. */
  #noteLines(node: unknown): void {
    if (typeof node !== 'object' || node === null) return;
    if ('id' in node && typeof node.id === 'string' && 'location' in node) {
      this.#lines.set(node.id, (node.location as { line: number }).line);
    }
    for (const child of Object.values(node)) this.#noteLines(child);
  }

  #start({ id, testCaseId, timestamp }: NonNullable<Envelope['testCaseStarted']>): void {
    const testCase = this.#testCases.get(testCaseId);
    const pickle = testCase && this.#pickles.get(testCase.pickleId)?.pickle;
    if (!testCase || !pickle) return;
    const startedMs = millisecondsOf(timestamp);
    this.#attempts.set(id, { pickle, testCase, startedMs, statuses: new Map(), evidence: undefined });
  }

  #attach({ testCaseStartedId, mediaType, body }: NonNullable<Envelope['attachment']>): void {
    const attempt = testCaseStartedId && this.#attempts.get(testCaseStartedId);
    if (attempt && mediaType === evidenceMediaType) attempt.evidence = Evidence.parse(JSON.parse(body));
  }

  #finish({ testCaseStartedId, timestamp }: NonNullable<Envelope['testCaseFinished']>): FinishedExample | undefined {
    const attempt = this.#attempts.get(testCaseStartedId);
    if (!attempt) return undefined;
    this.#attempts.delete(testCaseStartedId);
    const { pickle, testCase, statuses, evidence } = attempt;
    const textOf = ({ pickleStepId }: TestStep) =>
      pickle.steps.find(({ id }) => id === pickleStepId)?.text ?? 'a hook of ours';
    const undone = testCase.testSteps.find((step) => statuses.get(step.id) !== 'PASSED');
    const judgement = judgeExample(evidence, undone && textOf(undone));
    const exchanges = evidence?.exchanges ?? [];
    return {
      requirement: requirementOf(pickle),
      exchanges,
      record: {
        id: this.#pickles.get(pickle.id)?.id ?? pickle.id,
        feature: pickle.uri,
        line: this.#lines.get(pickle.astNodeIds.at(-1) ?? '') ?? 0,
        name: pickle.name,
        ...judgement,
        durationMs: Math.round(millisecondsOf(timestamp) - attempt.startedMs),
        checks: evidence?.checks ?? [],
        steps: testCase.testSteps
          .filter((step) => step.pickleStepId)
          .map((step) => ({
            text: textOf(step),
            state: stateOf(statuses.get(step.id)),
          })),
        exchanges: judgement.verdict === 'pass' ? [] : [...exchanges],
        pictures: evidence?.pictures ?? [],
      },
    };
  }
}

/** The requirement that an Example judges: the tag on its Rule. */
export function requirementOf(pickle: Pickle): string | undefined {
  return pickle.tags.find((tag) => tag.name.startsWith('@req:'))?.name.slice('@req:'.length);
}

function stateOf(status: TestStepResultStatus | undefined): 'done' | 'stopped' | 'not-reached' {
  if (status === 'PASSED') return 'done';
  return status === 'SKIPPED' || status === undefined ? 'not-reached' : 'stopped';
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function millisecondsOf({ seconds, nanos }: { seconds: number; nanos: number }): number {
  return seconds * 1000 + nanos / 1e6;
}
