import { z } from 'zod';
import { TargetDescriptor } from '../../harness/targets/descriptor.ts';

/** What a run tells every worker, as cucumber's world parameters. */
export const RunParameters = z.strictObject({
  target: TargetDescriptor.default({ kind: 'reference' }),
  seed: z.number().int().default(1),
  /** Tells the names of this run from those of every other run against a long-lived target. */
  runTag: z.string().default(() => Math.floor(Date.now() / 1000).toString(36)),
  /** Whether to open the mail server and the services that a target needs for its logins. */
  parties: z.boolean().default(true),
  /** How many workers run at once; they share what may be kept for the report. */
  workers: z.number().int().default(1),
  /** Whether the secrets of each Example are attached to its messages: for whoever takes them out again before a message is written. */
  tellsSecrets: z.boolean().default(false),
  /** Shortens the waiting for what never comes; for a target in this process only. */
  hurry: z.boolean().default(false),
});
export type RunParameters = z.infer<typeof RunParameters>;
/** What a caller must say of a run. */
export type GivenRunParameters = z.input<typeof RunParameters>;
