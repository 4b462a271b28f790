import { z } from 'zod';

/** The outcome of comparing evidence with a requirement. */
export const CheckResult = z.strictObject({
  /** What was looked at, as a sentence. */
  text: z.string(),
  expected: z.string(),
  actual: z.string(),
  holds: z.boolean(),
  /** Numbers of the exchanges that show it. */
  exchanges: z.array(z.number()),
});
export type CheckResult = z.infer<typeof CheckResult>;
