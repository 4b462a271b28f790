import { existsSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../user-error.ts';
import { AskedDialect } from './asked-dialect.ts';
import { Acquaintance } from './spelling.ts';

/** How a target that runs by itself is spoken to. */
const spoken = {
  /** The name of a dialect, or `auto`. */
  dialect: AskedDialect.optional(),
  /** What was learnt of it before. */
  met: Acquaintance.optional(),
};

const broken = {
  /** Id of the mutant that it is to be. */
  mutant: z.string().optional(),
};

/** Which target to open. Plain data: it is handed to parallel workers and to plain cucumber runs. */
export const TargetDescriptor = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('reference'),
    ...broken,
    /** Take, by the run's seed, every liberty that the draft leaves a server. */
    freedoms: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('reference:process'), ...broken }),
  z.strictObject({ kind: z.literal('url'), ...broken, ...spoken, url: z.string() }),
  z.strictObject({
    kind: z.literal('file'),
    ...broken,
    ...spoken,
    path: z.string(),
    /** It runs already; do not launch it again. */
    running: z.boolean().optional(),
  }),
]);
export type TargetDescriptor = z.infer<typeof TargetDescriptor>;

/** Reads the TARGET argument of the command line. Throws a UsageError for anything that is not one. */
export function parseTargetArgument(argument: string): TargetDescriptor {
  if (argument === 'reference' || argument === 'reference:process') return { kind: argument };
  if (argument === 'reference:freedoms') return { kind: 'reference', freedoms: true };
  if (/^https?:\/\//i.test(argument)) return { kind: 'url', url: addressOf(argument) };
  if (existsSync(argument)) return { kind: 'file', path: argument };
  if (/^(\[[\da-f:]+\]|[\w.-]+):\d+(\/.*)?$/i.test(argument)) {
    throw new UsageError(`the address ${argument} has no scheme: type http://${argument}`);
  }
  throw new UsageError(
    `no target "${argument}": give reference, reference:process, an http:// address, or the path of a target file`,
  );
}

/** The base of a home server's APIs. Throws a UsageError for an address that cannot be one. */
function addressOf(argument: string): string {
  if (!URL.canParse(argument)) throw new UsageError(`not an address: ${argument}`);
  const { origin, pathname } = new URL(argument);
  const api = /^(.*?)\/_?matrix(\/|$)/.exec(pathname);
  if (api) {
    throw new UsageError(`${argument} is the address of an API: type the server's own, ${origin}${api[1]}`);
  }
  return `${origin}${pathname}`.replace(/\/+$/, '');
}
