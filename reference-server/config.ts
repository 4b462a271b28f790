import { z } from 'zod';
import { ServerName } from '../spec/wire/ids.ts';
import type { Store } from './store/store.ts';

/** Which spelling the server emits (decisions: Dialects). It takes both. */
export const EmittedDialect = z.enum(['draft-2014-08', 'server-2014-08']);
export type EmittedDialect = z.infer<typeof EmittedDialect>;

/** The login types this server can carry out. */
export const LoginType = z.enum(['m.login.password']);
export type LoginType = z.infer<typeof LoginType>;

const ms = z.int().nonnegative();

/** Everything that can be set from a file. */
export const HomeServerSettings = z.strictObject({
  dialect: EmittedDialect.default('draft-2014-08'),
  /** The ways to log in, each of one stage: the server keeps no login sessions. Draft: Registration and login. */
  loginFlows: z
    .array(z.tuple([LoginType]))
    .min(1)
    .default([['m.login.password']]),
  /** scrypt's N. Lower it in tests only. */
  passwordCost: z
    .int()
    .min(2)
    .refine((n) => Number.isInteger(Math.log2(n)), 'the cost must be a power of two')
    .default(2 ** 15),
  limits: z
    .strictObject({
      bodyBytes: z
        .int()
        .positive()
        .default(1024 * 1024),
      /** Content of one event. Fifty of them and an envelope must pass any peer. */
      eventBytes: z
        .int()
        .positive()
        .default(64 * 1024),
      pdusPerTransaction: z.int().positive().default(50),
      edusPerTransaction: z.int().positive().default(100),
      /** Events in one answer to a client. */
      eventsPerPage: z.int().positive().default(1000),
      /** PDUs of one room that may wait for others before they are judged without them. */
      heldPerRoom: z.int().positive().default(200),
    })
    .prefault({}),
  federation: z
    .strictObject({
      requestTimeoutMs: ms.default(20_000),
      backoff: z.strictObject({ firstMs: ms.default(1_000), maxMs: ms.default(300_000) }).prefault({}),
      /** How long a PDU waits for those it refers to before it is shown without them. */
      missingPrevTimeoutMs: ms.default(30_000),
      /** How long a client waits for another server to let it in. */
      joinTimeoutMs: ms.default(30_000),
      /** PDUs put in one outgoing transaction. */
      pdusPerTransaction: z.int().positive().max(50).default(50),
    })
    .prefault({}),
  events: z.strictObject({ defaultTimeoutMs: ms.default(30_000), maxTimeoutMs: ms.default(120_000) }).prefault({}),
});

/** The whole configuration of one home server. Without a store it forgets everything when it ends. */
export const HomeServerConfig = HomeServerSettings.extend({
  serverName: ServerName,
  store: z.custom<Store>((value) => typeof value === 'object' && value !== null).optional(),
});
/** With every default filled in. */
export type ResolvedConfig = z.output<typeof HomeServerConfig>;
/** What a caller gives: only `serverName` is needed. */
export type HomeServerConfig = z.input<typeof HomeServerConfig>;
