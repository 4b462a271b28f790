import {
  After,
  AfterAll,
  Before,
  BeforeAll,
  BeforeStep,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
} from '@cucumber/cucumber';
import { NotOffered, PreparationFailed } from '../../harness/preparation.ts';
import { type Ending, evidenceMediaType, secretsMediaType } from '../../harness/verdict/evidence.ts';
import { findEnvironmentAtFault } from './blame.ts';
import { CheckFailed } from './check-failed.ts';
import { evidenceOf } from './evidence.ts';
import { RunParameters } from './run-parameters.ts';
import { closeShared, openShared, sharedOfWorker } from './target-of-worker.ts';
import { Example } from './world.ts';

/** Every wait has its own deadline; this one only ends a step that broke. */
setDefaultTimeout(300_000);

BeforeAll(async function () {
  await openShared(RunParameters.parse(this.parameters));
});

AfterAll(closeShared);

Before(function (this: Example, { pickle }) {
  this.begin([pickle.uri, pickle.name, ...pickle.steps.map((step) => step.text)].join('\n'));
});

BeforeStep(function (this: Example, { pickleStep }) {
  this.sentence = pickleStep.text;
});

After(async function (this: Example) {
  const { keptText, parameters, reach } = sharedOfWorker();
  await findEnvironmentAtFault(this, reach).catch((error) => this.recorder.addProblem(`the probe broke: ${error}`));
  await this.end();
  const { evidence, secrets } = evidenceOf(this, keptText);
  this.attach(JSON.stringify(evidence), evidenceMediaType);
  if (parameters.tellsSecrets) this.attach(JSON.stringify(secrets), secretsMediaType);
});

/** Keeps how a step ended as evidence. Cucumber calls a step that is not offered skipped, and every other end failed. */
setDefinitionFunctionWrapper(<Step extends (this: unknown, ...parameters: unknown[]) => unknown>(step: Step) => {
  const wrapped = async function (this: unknown, ...parameters: unknown[]) {
    try {
      return await step.apply(this, parameters);
    } catch (error) {
      if (!(this instanceof Example)) throw error;
      this.ending = endingOf(error);
      if (this.ending.kind === 'not-offered') return 'skipped';
      throw error;
    }
  };
  // Cucumber counts a step's parameters to tell whether it takes a callback.
  return Object.defineProperty(wrapped, 'length', { value: step.length });
});

function endingOf(error: unknown): Ending {
  if (error instanceof CheckFailed) return { kind: 'check-failed' };
  if (error instanceof NotOffered) return { kind: 'not-offered', reason: error.message };
  if (error instanceof PreparationFailed) return { kind: 'prevented', fault: error.fault, reason: error.message };
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: 'prevented', fault: 'harness', reason };
}
