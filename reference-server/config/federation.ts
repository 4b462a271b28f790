import { z } from 'zod';
import { AddressRange } from './address-range.ts';

const ms = z.int().nonnegative();

/** How other servers are spoken to. */
export const FederationSettings = z.strictObject({
  requestTimeoutMs: ms.default(20_000),
  backoff: z.strictObject({ firstMs: ms.default(1_000), maxMs: ms.default(300_000) }).prefault({}),
  /** How long a PDU waits for those it refers to before it is shown without them. */
  missingPrevTimeoutMs: ms.default(30_000),
  /** How long a client waits for another server to let it in. */
  joinTimeoutMs: ms.default(30_000),
  /**
   * Whether servers that do not name themselves are told state and history of rooms. Left out: only where the dialect is
   * that of the server of 2014-08, which names itself in `pull` alone.
   */
  answerUnnamed: z.boolean().optional(),
  /** PDUs put in one outgoing transaction. */
  pdusPerTransaction: z.int().positive().max(50).default(50),
  /** EDUs put in one outgoing transaction. */
  edusPerTransaction: z.int().positive().max(100).default(100),
  /**
   * Address ranges that requests to other servers never go to. Left out: none where the server listens on loopback;
   * otherwise loopback and every private range.
   */
  forbidden: z.array(AddressRange).optional(),
});
