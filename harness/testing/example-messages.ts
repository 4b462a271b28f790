import { AttachmentContentEncoding, type Envelope, PickleStepType, TestStepResultStatus } from '@cucumber/messages';
import { type Evidence, evidenceMediaType } from '../verdict/evidence.ts';

/** What an Example was, and how it went. */
export interface ExampleMessages {
  readonly id: string;
  readonly name?: string;
  readonly line?: number;
  readonly tags?: readonly string[];
  /** How each of its steps ended. */
  readonly statuses?: readonly (keyof typeof TestStepResultStatus)[];
  /** How the hook before its steps ended. */
  readonly hookStatus?: keyof typeof TestStepResultStatus;
  readonly evidence?: Evidence | undefined;
}

const uri = 'features/rooms/rooms.feature';
const attempt = (id: string) => `${id}/attempt`;
const stepId = (id: string, index: number) => `${id}/step-${index}`;

/** Cucumber's messages of a run of these Examples: all are known before the first of them starts. */
export function runMessages(examples: readonly ExampleMessages[]): Envelope[] {
  return [...examples.flatMap(known), ...examples.flatMap(ran)];
}

/** Cucumber's messages of one Example, which takes 1250 ms. */
export function exampleMessages(example: ExampleMessages): Envelope[] {
  return [...known(example), ...ran(example)];
}

function known({ id, name = 'It is', line = 1, tags = ['@req:room.create'], statuses = ['PASSED'] }: ExampleMessages) {
  const location = { line };
  const scenario = {
    id: `${id}/node`,
    location,
    tags: [],
    keyword: 'Example',
    name,
    description: '',
    steps: [],
    examples: [],
  };
  const feature = { location, tags: [], language: 'en', keyword: 'Feature', name: 'Rooms', description: '' };
  const steps = statuses.map((_, index) => ({
    id: `${stepId(id, index)}/pickle`,
    text: `step ${index + 1}`,
    type: PickleStepType.UNKNOWN,
    astNodeIds: [],
  }));
  const testSteps = steps.map((step, index) => ({ id: stepId(id, index), pickleStepId: step.id }));
  return [
    { gherkinDocument: { uri, feature: { ...feature, children: [{ scenario }] }, comments: [] } },
    {
      pickle: {
        ...{ id: `${id}/pickle`, uri, name, language: 'en', location, steps, astNodeIds: [scenario.id] },
        tags: tags.map((tag) => ({ name: tag, astNodeId: scenario.id })),
      },
    },
    { testCase: { id, pickleId: `${id}/pickle`, testSteps: [{ id: `${id}/hook`, hookId: 'before' }, ...testSteps] } },
  ] satisfies Envelope[];
}

function ran({ id, statuses = ['PASSED'], hookStatus = 'PASSED', evidence }: ExampleMessages): Envelope[] {
  const testCaseStartedId = attempt(id);
  const finished = (testStepId: string, status: keyof typeof TestStepResultStatus): Envelope => ({
    testStepFinished: {
      testCaseStartedId,
      testStepId,
      testStepResult: { status: TestStepResultStatus[status], duration: { seconds: 0, nanos: 0 } },
      timestamp: { seconds: 11, nanos: 0 },
    },
  });
  return [
    { testCaseStarted: { id: testCaseStartedId, testCaseId: id, attempt: 0, timestamp: { seconds: 10, nanos: 0 } } },
    finished(`${id}/hook`, hookStatus),
    ...statuses.map((status, index) => finished(stepId(id, index), status)),
    ...(evidence ? [attached(testCaseStartedId, evidence)] : []),
    { testCaseFinished: { testCaseStartedId, timestamp: { seconds: 11, nanos: 250_000_000 }, willBeRetried: false } },
  ];
}

function attached(testCaseStartedId: string, evidence: Evidence): Envelope {
  return {
    attachment: {
      testCaseStartedId,
      mediaType: evidenceMediaType,
      body: JSON.stringify(evidence),
      contentEncoding: AttachmentContentEncoding.IDENTITY,
    },
  };
}
