import type { Envelope } from '@cucumber/messages';

const pointer = 'What was found stands, redacted, in the evidence attached to this Example.';

/**
 * A message of cucumber's as it may reach a disk. The evidence in it is redacted; what a step threw is not, and may quote an
 * answer with a token in it.
 */
export function safeMessage(message: Envelope): Envelope {
  const { testStepFinished } = message;
  if (testStepFinished?.testStepResult.message === undefined && !testStepFinished?.testStepResult.exception)
    return message;
  const { message: _, exception: __, ...testStepResult } = testStepFinished.testStepResult;
  return { testStepFinished: { ...testStepFinished, testStepResult: { ...testStepResult, message: pointer } } };
}
