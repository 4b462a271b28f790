import type { ServerName } from '../../spec/wire/ids.ts';
import { type Refusal, refusals } from '../errors.ts';
import type { Budget, Home } from '../home.ts';
import { receivePdu } from './receive-pdu.ts';

/** Takes one of several PDUs: one that cannot be handled leaves nothing of itself, and does not spoil the others. */
export function receiveOne(home: Home, raw: unknown, from: ServerName, budget: Budget): Refusal | undefined {
  try {
    return home.store.batch(() => receivePdu(home, raw, { from, isAskedFor: false, budget }));
  } catch (error) {
    home.ports.log.error({ err: error, from }, 'a PDU could not be handled');
    return refusals.unknown('the server failed on this PDU', 500);
  }
}
