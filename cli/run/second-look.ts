import { learntSentences } from '../../harness/targets/spelling.ts';
import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { GivenRunParameters } from '../../steps/cast/run-parameters.ts';
import { runSuite, type Selection, type Steps } from '../suite/cucumber.ts';
import { freshTag } from './fresh-tag.ts';
import type { KnownTarget } from './known-target.ts';
import { otherSpelling } from './other-spelling.ts';
import { Recording } from './recording.ts';

export interface SecondLook {
  readonly target: KnownTarget;
  readonly selection: Selection;
  readonly parameters: GivenRunParameters;
  readonly steps: Steps;
  readonly onExchange: (exchange: Exchange & { readonly example: string }) => void;
  readonly onSecrets: (secrets: readonly string[]) => void;
}

/** An Example that passes in another spelling than the one it failed in, and a sentence that says so. */
export interface PassInAnotherSpelling {
  readonly finished: FinishedExample;
  readonly sentence: string;
}

/**
 * Repeats failed Examples once each under the other spelling of what they used: the text leaves it open, so a target may have it. Only
 * where the spelling was learnt and not fixed by a dialect.
 */
export async function lookAgain(
  failed: readonly FinishedExample[],
  { target, selection, parameters, steps, onExchange, onSecrets }: SecondLook,
): Promise<readonly PassInAnotherSpelling[]> {
  const { descriptor, dialect } = target;
  if ((descriptor.kind !== 'url' && descriptor.kind !== 'file') || !descriptor.met) return [];
  const passes: PassInAnotherSpelling[] = [];
  for (const { record } of failed) {
    const spelling = otherSpelling(record, dialect);
    if (!spelling) continue;
    const met = { ...descriptor.met, spelling: { ...descriptor.met.spelling, ...spelling } };
    const [sentence = ''] = learntSentences(dialect, spelling);
    const recording = new Recording(selection.edition, {
      ...{ onExchange, onSecrets, onMessage: () => {}, onStarted: () => {} },
      onFinished: (finished) => {
        if (finished.record.verdict === 'pass') passes.push({ finished, sentence: `${record.id}: ${sentence}` });
      },
    });
    await runSuite(
      {
        selection: { edition: selection.edition, places: [`${record.feature}:${record.line}`] },
        // Its users are new ones: those of the first look exist.
        parameters: { ...parameters, target: { ...descriptor, met }, runTag: freshTag(new Date()) },
        parallel: 1,
        steps,
      },
      (message) => recording.accept(message),
    );
  }
  return passes;
}
