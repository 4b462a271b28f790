import { z } from 'zod';

/** Bounds of a login of several requests (decisions: Login). */
export const LoginSettings = z.strictObject({
  /** Up to a day. */
  sessionLifetimeMs: z.int().positive().max(86_400_000).default(600_000),
  /** Wrong codes that end a session. */
  guesses: z.int().positive().default(5),
  /** Mails that one stage of one session may cause. */
  mails: z.int().positive().default(3),
  /**
   * Sessions that may be under way at once. One more ends the oldest of the address that has most of them. They are kept
   * in memory and end with the process.
   */
  sessions: z.int().positive().default(10_000),
});

/** To whom the login page hands credentials. Draft: Fallback. */
export const FallbackSettings = z.strictObject({
  /** Origins of pages that may open it and be told, such as `https://app.example`. */
  allowedOrigins: z
    .array(z.url().refine((url) => new URL(url).origin === url, 'an origin is scheme, host and port only'))
    .default([]),
});
