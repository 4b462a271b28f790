import { AttachmentContentEncoding, type Envelope } from '@cucumber/messages';
import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';

/** Media type of the attachment that tells an Example's verdict. */
const verdictMediaType = 'application/vnd.touchstone.verdict+json';

/**
 * The verdict of an Example, attached to it before it ends. Cucumber has no word for inconclusive and calls such an Example
 * failed; who reads the messages can tell by this.
 */
export function verdictMessage(testCaseStartedId: string, { requirement, record }: FinishedExample): Envelope {
  const { id, verdict, reason } = record;
  return {
    attachment: {
      testCaseStartedId,
      mediaType: verdictMediaType,
      contentEncoding: AttachmentContentEncoding.IDENTITY,
      body: JSON.stringify({ requirement: requirement ?? null, example: id, verdict, reason }),
    },
  };
}
