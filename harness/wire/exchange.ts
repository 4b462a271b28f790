import { z } from 'zod';

/**
 * A message body, decoded by its content-encoding: at most the recorder's limit of it, and how long it really was.
 */
export const Body = z.strictObject({
  /** The whole length in bytes, as far as it was read. */
  bytes: z.number(),
  /** What was kept, read as UTF-8. */
  text: z.string(),
  /** Whether `text` is less than what was carried. */
  truncated: z.boolean(),
  /** The bytes that were kept, where they are no UTF-8. */
  base64: z.base64().optional(),
  /** SHA-256, in hexadecimal, of all that was read, where less of it was kept. */
  sha256: z.string().optional(),
});
export type Body = z.infer<typeof Body>;

const Headers = z.record(z.string(), z.string());

/** Why there was no answer. `late` means that the deadline passed. */
export const FailureKind = z.enum(['refused', 'reset', 'late', 'too-large', 'not-http', 'unreachable']);
export type FailureKind = z.infer<typeof FailureKind>;

export const Failure = z.strictObject({ kind: FailureKind, message: z.string() });
export type Failure = z.infer<typeof Failure>;

export const Answer = z.strictObject({ status: z.number(), headers: Headers, body: Body });
export type Answer = z.infer<typeof Answer>;

/** One request with its answer, as recorded. Exactly one of `answer` and `failure` is set once it has ended. */
export const Exchange = z.strictObject({
  /** Number of the exchange within its Example, from 1. */
  n: z.number(),
  /** When the request began, milliseconds since the UNIX epoch. */
  at: z.number(),
  durationMs: z.number(),
  /** Who asked, e.g. `client alice`. */
  from: z.string(),
  /** Who was asked, e.g. `target`. */
  to: z.string(),
  request: z.strictObject({ method: z.string(), url: z.string(), headers: Headers, body: Body.nullable() }),
  answer: Answer.nullable(),
  failure: Failure.nullable(),
  /** The network fault that was applied to it, if any. */
  fault: z.string().nullable(),
});
export type Exchange = z.infer<typeof Exchange>;
