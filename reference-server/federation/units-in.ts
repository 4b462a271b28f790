import { parseJson } from '../json-text.ts';
import type { EnvelopeUnit } from '../rules/outgoing.ts';

/** The units of a transaction we made, each as it stands in it, the PDUs first. */
export function unitsIn(body: string): EnvelopeUnit[] {
  const { pdus, edus } = parseJson(body) as Record<'pdus' | 'edus', readonly object[]>;
  const unitsOf = (kind: EnvelopeUnit['kind'], units: readonly object[]): EnvelopeUnit[] =>
    units.map((unit) => ({ kind, json: JSON.stringify(unit) }));
  return [...unitsOf('pdu', pdus), ...unitsOf('edu', edus)];
}
