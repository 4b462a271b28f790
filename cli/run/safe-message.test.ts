import { type Envelope, TestStepResultStatus } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { safeMessage } from './safe-message.ts';

const nanos = { seconds: 0, nanos: 0 };
const stepFinished = (thrown: object): Envelope => ({
  testStepFinished: {
    testCaseStartedId: 'c',
    testStepId: 's',
    timestamp: nanos,
    testStepResult: { duration: nanos, status: TestStepResultStatus.FAILED, ...thrown },
  },
});

describe('a message that may reach a disk', () => {
  it('does not repeat what a step threw', () => {
    const thrown = { message: 'actual: {"access_token":"s3cret"}', exception: { type: 'Error', message: 's3cret' } };
    const safe = safeMessage(stepFinished(thrown));
    expect(JSON.stringify(safe)).not.toContain('s3cret');
    expect(safe.testStepFinished?.testStepResult.status).toBe('FAILED');
    expect(safe.testStepFinished?.testStepResult.message).toContain('evidence');
  });

  it('is otherwise as it was', () => {
    const message = stepFinished({});
    expect(safeMessage(message)).toBe(message);
  });
});
