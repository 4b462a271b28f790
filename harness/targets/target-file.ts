import { X509Certificate } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { Dialect } from '../../spec/dialects/index.ts';
import { defaultEdition, type Edition, editions, findEdition } from '../../spec/editions/index.ts';
import { durationForm, readDuration } from '../clock/duration.ts';
import { UsageError } from '../user-error.ts';
import { KnownDeviation } from '../verdict/run-record.ts';
import { mostText } from '../wire/redaction.ts';
import type { TlsTrust } from '../wire/send.ts';
import { readText, readYaml } from './read-yaml.ts';
import { mostServers } from './target-servers.ts';

/** A duration such as `500ms`, `5s` or `2m`, read into milliseconds. */
const Duration = z.string().transform((text, context) => {
  const durationMs = readDuration(text);
  if (durationMs === undefined) context.addIssue(`a duration is ${durationForm}`);
  return durationMs ?? z.NEVER;
});

const unitBytes: Readonly<Record<string, number>> = { KiB: 1024, MiB: 1024 ** 2 };

/** A size such as `64KiB` or `1MiB`, read into bytes. */
const Size = z
  .string()
  .regex(/^\d+(KiB|MiB)$/, 'a size is a number with KiB or MiB, such as 64KiB')
  .transform((text) => Number.parseInt(text, 10) * (unitBytes[text.replace(/^\d+/, '')] ?? 1));

const Url = z
  .url({ protocol: /^https?$/, error: 'an http:// or https:// address' })
  .transform((text) => text.replace(/\/+$/, ''));

/** The origin of an address, such as `https://id.example`. */
const Origin = Url.transform((url) => new URL(url).origin);

const PortRange = z
  .string()
  .regex(/^\d+-\d+$/, 'a range of ports such as 30000-30999')
  .transform((text) => text.split('-').map(Number) as [number, number])
  .refine(([first, last]) => first >= 1 && first <= last && last <= 65_535, 'ports from 1 to 65535, the lower first');

const DialectOverride = z.strictObject({
  extends: z.string().optional(),
  endpoints: z.record(z.string(), z.string().regex(/^(GET|PUT|POST|DELETE) \S+$/)).optional(),
  prevPdus: z.enum(['origin-first', 'id-first']).optional(),
  userIdsInPaths: z.enum(['percent-encoded', 'raw']).optional(),
  trailingSlashes: z.enum(['sent', 'left-out']).optional(),
  isState: z.enum(['boolean', 'number']).optional(),
});

/** The types of a flow's stages, in order. */
const Stages = z.array(z.string()).min(1);

const ListedAccount = z.strictObject({
  user: z.string(),
  password: z.string(),
  email: z.string().optional(),
  flows: z.array(Stages).optional(),
});

/** A host as it stands in an address: an IPv6 address is put in brackets. */
const Host = z
  .string()
  .transform((host) => (isIPv6(host) ? `[${host}]` : host))
  .refine((host) => URL.canParse(`http://${host}:1`) && !/[/?#@:]/.test(host.replace(/^\[.*\]$/, '')), {
    error: 'a host without a port, such as 127.0.0.1, host.docker.internal or "::1"',
  });

/** `host:port`, where one of our parties listens. */
const Listen = z
  .string()
  .regex(/^(?:[^\s:[\]]+|\[[\da-f:]+\]):\d+$/i, 'host and port, such as 127.0.0.1:2525 or "[::1]:2525"')
  .transform((text) => ({
    host: text.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''),
    port: Number(text.replace(/^.*:/, '')),
  }));

const Provider = z.strictObject({
  listen: Listen,
  clientId: z.string(),
  clientSecret: z.string(),
  /** Where the target takes the user back; the path of the server of the day when left out. */
  redirectUri: z.url().optional(),
});

/** How to start servers, and the path that answers once they are ready. */
const Launch = z.strictObject({ command: z.array(z.string()).min(1), ready: z.string().startsWith('/') });

const Server = z.strictObject({ name: z.string().min(1), client: Url, federation: Url, launch: Launch.optional() });

const Keys = z.strictObject({
  name: z.string().min(1),
  edition: z.enum(editions.map(({ id }) => id)).default(defaultEdition.id),
  dialect: z.union([z.string(), DialectOverride]).optional(),
  /** The home servers. Examples that speak of one only are about the first. */
  servers: z
    .tuple([Server], Server)
    .refine((servers) => servers.length <= mostServers, `at most ${mostServers} servers`),
  /** Starts every server that has no command of its own. */
  launch: Launch.optional(),
  /** How its servers prove who they are over HTTPS, where the usual authorities do not vouch for them. */
  tls: z.strictObject({ ca: z.string().min(1).optional(), insecure: z.boolean().optional() }).optional(),
  /** Where else than to itself and to us the target may send its users. */
  mayVisit: z.array(Origin).default([]),
  accounts: z
    .strictObject({
      registration: z.union([z.literal('open'), z.array(ListedAccount).min(1)]).default('open'),
      /** The address that a registered user has. */
      email: z.string().includes('{localpart}').includes('@').optional(),
      /** Flows that only some users may use, and what makes a localpart one of theirs. */
      flows: z
        .array(
          z.strictObject({
            stages: Stages,
            services: z.number().int().min(1).default(1),
            localpart: z.string().includes('{localpart}'),
            exclusive: z.boolean().default(false),
          }),
        )
        .default([]),
    })
    .prefault({}),
  mail: z.strictObject({ listen: Listen }).optional(),
  oauth: z.union([Provider.transform((provider) => [provider]), z.array(Provider).min(1)]).optional(),
  peers: z
    .strictObject({ listen: z.string().default('127.0.0.1'), advertise: Host, ports: PortRange.optional() })
    .optional(),
  patience: z
    .strictObject({ answer: Duration.optional(), delivery: Duration.optional(), retry: Duration.optional() })
    .default({}),
  /** How much of what is carried a report keeps in full. */
  report: z
    .strictObject({
      perExchange: Size.refine((bytes) => bytes <= mostText / 2, 'at most 128KiB').optional(),
      perRun: Size.optional(),
    })
    .default({}),
  /** The parts of the suite that it offers; what is left out is not offered. */
  offers: z.array(z.string()).min(1).optional(),
  knownDeviations: z.string().optional(),
});

/** `touchstone.target.yaml`: a target, described by a file that is kept with it. */
export const TargetFile = Keys.superRefine(({ edition, dialect }, { addIssue }) => {
  if (dialect === 'auto') return;
  const { dialects, defaultDialect } = editionOf(edition);
  const { extends: base = defaultDialect.name, endpoints = {} } =
    typeof dialect === 'string' ? { extends: dialect } : (dialect ?? {});
  const complain = (path: string[], names: readonly string[]) => {
    addIssue({ code: 'custom', path: ['dialect', ...path], message: `one of ${names.join(', ')}` });
  };
  if (!(base in dialects)) return complain(typeof dialect === 'string' ? [] : ['extends'], Object.keys(dialects));
  const known = Object.keys(defaultDialect.endpoints);
  for (const name of Object.keys(endpoints)) if (!known.includes(name)) complain(['endpoints', name], known);
});
export type TargetFile = z.infer<typeof TargetFile>;

const KnownDeviations = z.array(
  z.strictObject({
    ...KnownDeviation.shape,
    expires: z.iso.date('a day of the calendar, such as 2014-12-31').optional(),
  }),
);

/** The servers' proof over HTTPS that a target file asks for. Throws a UsageError where its authority cannot be read. */
export function trustOf({ tls, servers }: TargetFile, folder: string): TlsTrust | undefined {
  if (!tls) return undefined;
  const origins = servers.flatMap(({ client, federation }) => [new URL(client).origin, new URL(federation).origin]);
  return {
    origins,
    insecure: tls.insecure,
    ca: tls.ca === undefined ? undefined : readCertificate(resolve(folder, tls.ca)),
  };
}

function readCertificate(path: string): string {
  const pem = readText(path);
  try {
    new X509Certificate(pem);
    return pem;
  } catch {
    throw new UsageError(`tls.ca: ${path} holds no certificate in PEM`);
  }
}

/** A target file that was read, with what lies beside it. */
export interface ReadTargetFile {
  readonly file: TargetFile;
  /** Where the file is: what it names is found from here. */
  readonly folder: string;
  readonly edition: Edition;
  readonly knownDeviations: KnownDeviation[];
}

/** Reads and checks a target file, and the list of known deviations beside it. Throws a UsageError that names the line. */
export function readTargetFile(path: string): ReadTargetFile {
  const file = readYaml(path, TargetFile);
  const folder = dirname(resolve(path));
  const edition = editionOf(file.edition);
  const deviations = file.knownDeviations && resolve(folder, file.knownDeviations);
  return { file, folder, edition, knownDeviations: deviations ? readDeviations(deviations, edition) : [] };
}

function readDeviations(path: string, { registry }: Edition): KnownDeviation[] {
  const deviations = readYaml(path, KnownDeviations);
  const unknown = deviations.find(({ requirement }) => !registry.find(requirement));
  if (!unknown) return deviations;
  throw new UsageError(`${path}: no requirement "${unknown.requirement}": see touchstone list --requirements`);
}

/** The dialect that a target file asks for; undefined where it is to be learnt. */
export function dialectOf({ edition, dialect: asked }: Pick<TargetFile, 'edition' | 'dialect'>): Dialect | undefined {
  const { dialects, defaultDialect } = editionOf(edition);
  if (asked === undefined || asked === 'auto') return undefined;
  if (typeof asked === 'string') return dialects[asked] ?? defaultDialect;
  const { extends: base = defaultDialect.name, endpoints = {}, ...entries } = asked;
  const dialect = dialects[base] ?? defaultDialect;
  const overrides = Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
  const respelt = Object.entries(endpoints).map(([name, template]) => {
    return [name, { authorised: 'none' as const, ...dialect.endpoints[name], template }];
  });
  return { ...dialect, ...overrides, endpoints: { ...dialect.endpoints, ...Object.fromEntries(respelt) } };
}

function editionOf(id: string): Edition {
  return findEdition(id) ?? defaultEdition;
}
