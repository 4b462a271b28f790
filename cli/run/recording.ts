import type { Envelope } from '@cucumber/messages';
import { z } from 'zod';
import { buildRecord, type RunFacts } from '../../harness/verdict/build-record.ts';
import { secretsMediaType } from '../../harness/verdict/evidence.ts';
import { ExampleAssembler, type FinishedExample, requirementOf } from '../../harness/verdict/example-assembler.ts';
import type { RunRecord } from '../../harness/verdict/run-record.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { Edition } from '../../spec/editions/index.ts';
import { safeMessage } from './safe-message.ts';
import { verdictMessage } from './verdict-message.ts';

const Secrets = z.array(z.string());

/** Who follows a run while it is recorded. */
export interface Follower {
  /** A line for the file of messages; redacted. */
  onMessage(message: Envelope): void;
  /** An exchange for the transcript; redacted. */
  onExchange(exchange: Exchange & { readonly example: string }): void;
  /** The secrets of an Example, which nothing may tell. */
  onSecrets(secrets: readonly string[]): void;
  onStarted(exampleName: string): void;
  onFinished(example: FinishedExample): void;
  /** May change the verdict of an Example by what the run knows beyond it. */
  revise?(example: FinishedExample): FinishedExample;
}

/** Makes a run's record of cucumber's messages. Keeps no transcript of what passed, so that a long run stays small. */
export class Recording {
  readonly #edition: Edition;
  readonly #follower: Follower;
  readonly #assembler = new ExampleAssembler();
  readonly #finished: FinishedExample[] = [];
  readonly #inSuite = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly #problems: string[] = [];

  constructor(edition: Edition, follower: Follower) {
    this.#edition = edition;
    this.#follower = follower;
  }

  accept(message: Envelope): void {
    const { attachment } = message;
    if (attachment?.mediaType === secretsMediaType) {
      this.#follower.onSecrets(Secrets.parse(JSON.parse(attachment.body)));
      return;
    }
    const assembled = this.#assembler.accept(message);
    const finished = assembled && (this.#follower.revise?.(assembled) ?? assembled);
    if (finished && message.testCaseFinished) {
      this.#follower.onMessage(verdictMessage(message.testCaseFinished.testCaseStartedId, finished));
    }
    this.#follower.onMessage(safeMessage(message));
    this.#note(message);
    if (!finished) return;
    const { record, requirement, exchanges } = finished;
    for (const exchange of exchanges) this.#follower.onExchange({ example: record.id, ...exchange });
    this.#finished.push({ requirement, record, exchanges: [] });
    this.#follower.onFinished(finished);
  }

  /** Counts an Example of the suite that cucumber was not told of. */
  countInSuite({ requirement }: Pick<FinishedExample, 'requirement'>): void {
    if (requirement !== undefined) this.#count(requirement);
  }

  /** Takes an Example that was decided without being run. */
  add(finished: FinishedExample): void {
    this.#finished.push(finished);
    this.#follower.onFinished(finished);
  }

  /** The Examples that failed. */
  get failed(): readonly FinishedExample[] {
    return this.#finished.filter(({ record }) => record.verdict === 'fail');
  }

  /** Puts another end of an Example in the place of the one it had. */
  replace(finished: FinishedExample): void {
    const place = this.#finished.findIndex(({ record }) => record.id === finished.record.id);
    if (place >= 0) this.#finished[place] = { ...finished, exchanges: [] };
  }

  /** Takes down a problem of the run as a whole. */
  addProblem(problem: string): void {
    this.#problems.push(problem);
  }

  /** The record of what came so far. */
  record(facts: Omit<RunFacts, 'problems' | 'inSuite'>): RunRecord {
    const problems = [...this.#assembler.problems, ...this.#problems];
    return buildRecord(this.#edition, { ...facts, problems, inSuite: this.#inSuite }, this.#finished);
  }

  #count(requirement: string): void {
    this.#inSuite.set(requirement, (this.#inSuite.get(requirement) ?? 0) + 1);
  }

  #note({ pickle, testCase, testCaseStarted, testRunFinished }: Envelope): void {
    if (pickle) {
      // Every Example of the suite has a message, those that the run leaves out as well.
      const requirement = requirementOf(pickle);
      if (requirement !== undefined) this.#count(requirement);
      this.#names.set(pickle.id, pickle.name);
    }
    if (testCase) this.#names.set(testCase.id, this.#names.get(testCase.pickleId) ?? '');
    if (testCaseStarted) this.#follower.onStarted(this.#names.get(testCaseStarted.testCaseId) ?? '');
    if (testRunFinished?.exception) this.#problems.push(testRunFinished.exception.message ?? 'the run broke');
  }
}
