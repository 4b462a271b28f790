import { z } from 'zod';

/** How often something may happen: so many times at once, and once more after each interval. */
const Rate = z.strictObject({ atOnce: z.int().positive(), everyMs: z.int().positive() });
export type Rate = z.infer<typeof Rate>;

/** The rates of `touchstone serve`, unless its configuration has others. A user in no hurry meets none of them. */
export const standardRates = {
  /** Requests to log in. The login page polls every other second. */
  loginsPerAddress: { atOnce: 120, everyMs: 250 },
  registrationsPerAddress: { atOnce: 30, everyMs: 5_000 },
  /** Wrong passwords for one user from one address, so that nobody else locks the user out. */
  wrongPasswords: { atOnce: 10, everyMs: 10_000 },
  /** Wrong codes for one user, in all sessions and from all addresses: a code has a million values only. */
  wrongCodes: { atOnce: 20, everyMs: 60_000 },
  mailsPerMailbox: { atOnce: 6, everyMs: 60_000 },
  /** Transactions that claim one origin, from one address. */
  transactionsPerOrigin: { atOnce: 500, everyMs: 20 },
  /** Requests of other servers, whatever name they give. */
  federationPerAddress: { atOnce: 2_000, everyMs: 5 },
} satisfies Readonly<Record<string, Rate>>;
export type RateName = keyof typeof standardRates;
export type Rates = Readonly<Partial<Record<RateName, Rate>>>;

const setting = Rate.or(z.literal('off')).optional();

/** A rate by its name, or `off`; or `off` for all. What is left out has no limit, except in `touchstone serve`. */
export const RateSettings = z.union([
  z.literal('off'),
  z.strictObject({
    loginsPerAddress: setting,
    registrationsPerAddress: setting,
    wrongPasswords: setting,
    wrongCodes: setting,
    mailsPerMailbox: setting,
    transactionsPerOrigin: setting,
    federationPerAddress: setting,
  } satisfies Readonly<Record<RateName, z.ZodType>>),
]);
export type RateSettings = z.infer<typeof RateSettings>;

/** The rates that hold. */
export function ratesOf(settings: RateSettings): Rates {
  if (settings === 'off') return {};
  return Object.fromEntries(Object.entries(settings).filter(([, rate]) => typeof rate === 'object'));
}

/** What `touchstone serve` is told, with the standard rates for what it is not told. */
export function servedRates(settings: RateSettings = {}): RateSettings {
  return settings === 'off' ? 'off' : { ...standardRates, ...settings };
}
