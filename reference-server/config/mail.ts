import { z } from 'zod';
import { isAddress } from '../rules/login-email.ts';

/** The mail server that takes our mail. */
export const MailSettings = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  /** TLS from the first byte. Without it the connection changes to TLS where the mail server offers that (STARTTLS). */
  secure: z.boolean().default(false),
  /** Sends nothing where TLS cannot be had. */
  requireTls: z.boolean().default(false),
  auth: z.strictObject({ user: z.string(), pass: z.string() }).optional(),
  /** Whom the mail is from: an address, or `Name <address>`. */
  from: z.string().min(3),
  /** How long sending one mail may take, in milliseconds. */
  timeoutMs: z.int().positive().default(10_000),
});
export type MailSettings = z.output<typeof MailSettings>;

/** Where users get mail, besides the addresses they have shown to be theirs when registering. */
export const EmailSettings = z.strictObject({
  /** Every user has the address `<localpart>@<domain>`. */
  domain: z
    .string()
    .refine((domain) => isAddress(`x@${domain}`), 'that is not the domain of an email address')
    .optional(),
  /** Addresses of single users, by localpart. */
  users: z.record(z.string(), z.string().refine(isAddress, 'that is not one email address')).default({}),
});
export type EmailSettings = z.output<typeof EmailSettings>;
