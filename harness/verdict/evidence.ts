import { z } from 'zod';
import { CheckResult } from '../checks/check-result.ts';
import { Exchange } from '../wire/exchange.ts';

/** How an Example ended, as far as its own steps know. */
export const Ending = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('completed') }),
  z.strictObject({ kind: z.literal('check-failed') }),
  z.strictObject({ kind: z.literal('not-offered'), reason: z.string() }),
  z.strictObject({
    kind: z.literal('prevented'),
    fault: z.enum(['target', 'harness', 'environment']),
    reason: z.string(),
  }),
]);
export type Ending = z.infer<typeof Ending>;

/** Something to look at, such as a screenshot. */
export const Picture = z.strictObject({
  title: z.string(),
  /** A PNG. */
  base64: z.string().regex(/^[A-Za-z0-9+/]*=*$/),
});
export type Picture = z.infer<typeof Picture>;

/** What an Example leaves behind, redacted, attached to cucumber's message stream. */
export const Evidence = z.strictObject({
  checks: z.array(CheckResult),
  ending: Ending,
  /** Whom the Example judges: the target, or a client of ours. */
  subject: z.enum(['target', 'client']),
  /** Faults of our own parties during the Example. */
  problems: z.array(z.string()),
  /** Faults that were put on a link and that no exchange met. */
  unmet: z.array(z.string()),
  exchanges: z.array(Exchange),
  pictures: z.array(Picture),
});
export type Evidence = z.infer<typeof Evidence>;

/** Media type of the attachment that carries the secrets of an Example, to whoever makes sure that none is told. It is never written. */
export const secretsMediaType = 'application/vnd.touchstone.secrets+json';

/** Media type of the attachment that carries it. */
export const evidenceMediaType = 'application/vnd.touchstone.evidence+json';
