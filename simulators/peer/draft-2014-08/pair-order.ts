import { z } from 'zod';
import type { Dialect } from '../../../spec/dialects/index.ts';
import type { JsonObject } from '../../../spec/wire/json.ts';

type Order = Dialect['prevPdus'];
/** Whether that is the name of a server of the target or of ours. */
export type IsServer = (name: string) => boolean;

const Pair = z.tuple([z.string(), z.string()]);

/** The order of a `prev_pdus` pair as it stands, where one member alone is the name of a known server; undefined where that does not tell. */
export function orderOf(pair: unknown, isServer: IsServer): Order | undefined {
  const told = Pair.safeParse(pair).data?.map(isServer);
  if (!told || told[0] === told[1]) return undefined;
  return told[0] ? 'origin-first' : 'id-first';
}

/** The order that the pairs of a PDU have; undefined where none of them tells. */
export function orderIn({ prev_pdus: pairs }: JsonObject, isServer: IsServer): Order | undefined {
  if (!Array.isArray(pairs)) return undefined;
  return pairs.map((pair) => orderOf(pair, isServer)).find((order) => order !== undefined);
}
