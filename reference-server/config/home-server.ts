import { z } from 'zod';
import { ServerName } from '../../spec/wire/ids.ts';
import type { Store } from '../store/store.ts';
import { AddressOrRange } from './address-range.ts';
import { checkFlows } from './consistency.ts';
import { FederationSettings } from './federation.ts';
import { FallbackSettings, LoginSettings } from './login.ts';
import { defaultLoginFlows, Flow } from './login-flows.ts';
import { EmailSettings, MailSettings } from './mail.ts';
import { OAuthSettings } from './oauth.ts';
import { RateSettings, ratesOf } from './rates.ts';

/** Which spelling the server emits (decisions: Dialects). It takes both. */
export const EmittedDialect = z.enum(['draft-2014-08', 'server-2014-08']);
export type EmittedDialect = z.infer<typeof EmittedDialect>;

const ms = z.int().nonnegative();

/** Everything that can be set from a file. */
const Settings = z.strictObject({
  dialect: EmittedDialect.default('draft-2014-08'),
  /** Where people reach this server, without a slash at the end; `http://<serverName>` when left out. */
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /**
   * The ways to log in. Left out: by password; where mail is configured, followed by a code for users whose address is
   * known. Draft: Registration and login.
   */
  loginFlows: z.array(Flow).min(1).optional(),
  login: LoginSettings.prefault({}),
  /** Needed by the email stages. */
  mail: MailSettings.optional(),
  emails: EmailSettings.prefault({}),
  /** Needed by m.login.oauth2. */
  oauth: OAuthSettings.prefault({}),
  fallback: FallbackSettings.prefault({}),
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
      /** Events in one answer to another server, in bytes; what is more is asked for again. */
      answerBytes: z
        .int()
        .positive()
        .default(4 * 1024 * 1024),
      /** PDUs of one room that may wait for others. Beyond it those that waited longest wait no more. */
      heldPerRoom: z.int().positive().default(200),
      /** The same for PDUs of one origin in one room, so that no server uses up the share of all. */
      heldPerOrigin: z.int().positive().default(50),
      /** Requests to other servers that one transaction may lead to. */
      requestsPerTransaction: z.int().positive().default(50),
    })
    .prefault({}),
  /** How often users, addresses and other servers may do what costs or guesses. */
  rates: RateSettings.default({}),
  /** Addresses or ranges of proxies, whose `X-Forwarded-For` is believed. */
  trustedProxies: z.array(AddressOrRange).default([]),
  federation: FederationSettings.prefault({}),
  /** How long a user counts as typing unless their client says so again. */
  typing: z.strictObject({ defaultTimeoutMs: ms.default(30_000), maxTimeoutMs: ms.default(120_000) }).prefault({}),
  events: z.strictObject({ defaultTimeoutMs: ms.default(30_000), maxTimeoutMs: ms.default(120_000) }).prefault({}),
});

export const HomeServerSettings = Settings.superRefine(checkFlows);

/** The whole configuration of one home server. Without a store it forgets everything when it ends. */
export const HomeServerConfig = Settings.extend({
  serverName: ServerName,
  store: z.custom<Store>((value) => typeof value === 'object' && value !== null).optional(),
})
  .superRefine(checkFlows)
  .transform(({ publicUrl, loginFlows, rates, ...config }) => ({
    ...config,
    publicUrl: publicUrl ?? `http://${config.serverName}`,
    rates: ratesOf(rates),
    loginFlows: loginFlows ?? defaultLoginFlows(config.mail !== undefined),
  }));
/** With every default filled in. */
export type ResolvedConfig = z.output<typeof HomeServerConfig>;
/** What a caller gives: only `serverName` is needed. */
export type HomeServerConfig = z.input<typeof HomeServerConfig>;
