import { JsonObject } from '../../../spec/wire/json.ts';
import { objectIn } from '../message.ts';
import type { Defect } from '../mutant.ts';

/** A transaction as the server sends it. */
export interface OutgoingTransaction {
  readonly body: JsonObject;
  readonly pdus: readonly JsonObject[];
}

/** Alters the transactions with messages in them that the server sends: their bodies, or their method. */
export function sends(alter: (transaction: OutgoingTransaction) => { body?: JsonObject; method?: string }): Defect {
  return {
    ports: ({ httpSend }) => ({
      httpSend: (request) => {
        const body = objectIn({ body: request.body ?? '' });
        const pdus = JsonObject.array().catch([]).parse(body.pdus);
        const carriesMessage = pdus.some(({ pdu_type }) => pdu_type === 'm.room.message');
        if (request.method !== 'PUT' || !carriesMessage) return httpSend(request);
        const { body: altered = body, method = request.method } = alter({ body, pdus });
        return httpSend({ ...request, method: method as 'PUT', body: JSON.stringify(altered) });
      },
    }),
  };
}

/** Alters the bodies of such transactions. */
export function sendsBody(alter: (body: JsonObject) => JsonObject): Defect {
  return sends(({ body }) => ({ body: { ...body, ...alter(body) } }));
}

/** Alters each PDU of such transactions. */
export function sendsPdu(alter: (pdu: JsonObject) => JsonObject): Defect {
  return sends(({ body, pdus }) => ({ body: { ...body, pdus: pdus.map(alter) } }));
}

/** Keeps back the mails with that in their text. */
export function keepsMail(pattern: RegExp): Defect {
  return {
    ports: ({ mailer }) => ({
      mailer: {
        send: async (mail, server) => {
          if (!pattern.test(mail.text)) await mailer.send(mail, server);
        },
      },
    }),
  };
}
