import type { Envelope } from '@cucumber/messages';
import { z } from 'zod';
import { buildRecord, type RunFacts } from '../../harness/verdict/build-record.ts';
import { secretsMediaType } from '../../harness/verdict/evidence.ts';
import { ExampleAssembler, type FinishedExample, requirementOf } from '../../harness/verdict/example-assembler.ts';
import type { RunRecord } from '../../harness/verdict/run-record.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { Registry } from '../../spec/registry.ts';
import { safeMessage } from './safe-message.ts';

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
}

/** Makes a run's record of cucumber's messages. Keeps no transcript of what passed, so that a long run stays small. */
export class Recording {
  readonly #registry: Registry;
  readonly #follower: Follower;
  readonly #assembler = new ExampleAssembler();
  readonly #finished: FinishedExample[] = [];
  readonly #judged = new Set<string>();
  readonly #names = new Map<string, string>();
  readonly #problems: string[] = [];

  constructor(registry: Registry, follower: Follower) {
    this.#registry = registry;
    this.#follower = follower;
  }

  accept(message: Envelope): void {
    const { attachment } = message;
    if (attachment?.mediaType === secretsMediaType) {
      this.#follower.onSecrets(Secrets.parse(JSON.parse(attachment.body)));
      return;
    }
    this.#follower.onMessage(safeMessage(message));
    const finished = this.#assembler.accept(message);
    this.#note(message);
    if (!finished) return;
    const { record, requirement, exchanges } = finished;
    for (const exchange of exchanges) this.#follower.onExchange({ example: record.id, ...exchange });
    this.#finished.push({ requirement, record, exchanges: [] });
    this.#follower.onFinished(finished);
  }

  /** The record of what came so far. */
  record(facts: Omit<RunFacts, 'problems' | 'judged'>): RunRecord {
    const problems = [...this.#assembler.problems, ...this.#problems];
    return buildRecord(this.#registry, { ...facts, problems, judged: this.#judged }, this.#finished);
  }

  #note({ pickle, testCase, testCaseStarted, testRunFinished }: Envelope): void {
    if (pickle) {
      // All of the suite's Examples are told, those that the run leaves out as well.
      const requirement = requirementOf(pickle);
      if (requirement !== undefined) this.#judged.add(requirement);
      this.#names.set(pickle.id, pickle.name);
    }
    if (testCase) this.#names.set(testCase.id, this.#names.get(testCase.pickleId) ?? '');
    if (testCaseStarted) this.#follower.onStarted(this.#names.get(testCaseStarted.testCaseId) ?? '');
    if (testRunFinished?.exception) this.#problems.push(testRunFinished.exception.message ?? 'the run broke');
  }
}
