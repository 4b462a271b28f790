import type { ServerName } from '../../spec/wire/ids.ts';
import type { Outgoing } from '../home.ts';
import { encodePush } from './pdu-codec.ts';
import type { Sender, SenderParts } from './sender.ts';

/** Queues units for other servers, and lets the queues run once they are kept. */
export function outgoing({ config, rules, store }: SenderParts, sender: Sender): Outgoing {
  const pushAll = (destinations: readonly ServerName[]): void =>
    store.afterCommit(() => {
      for (const destination of destinations) sender.push(destination);
    });
  return {
    sendPdu(pdu, destinations) {
      if (destinations.length === 0) return;
      const json = encodePush(pdu, config.dialect);
      for (const destination of destinations) store.outbox.enqueue(destination, { kind: 'pdu', json });
      pushAll(destinations);
    },
    sendEdu({ type, key, content }, destinations) {
      for (const destination of destinations) {
        const edu = rules.makeEdu({ type, origin: config.serverName, destination, content });
        store.outbox.enqueue(destination, { kind: 'edu', key, json: JSON.stringify(edu) });
      }
      pushAll(destinations);
    },
  };
}
