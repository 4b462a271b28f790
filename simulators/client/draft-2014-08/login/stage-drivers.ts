import { z } from 'zod';
import { PreparationFailed } from '../../../../harness/preparation.ts';
import { jsonOf } from '../../../../harness/wire/body.ts';
import type { Exchange } from '../../../../harness/wire/exchange.ts';
import type { JsonObject } from '../../../../spec/wire/json.ts';
import { isGranted } from '../../../must.ts';
import type { LoginMeans } from './login-means.ts';

/** Carries out one stage; gives the exchange that ends it, or that stopped it. */
type StageDriver = (submit: (fields: JsonObject) => Promise<Exchange>, means: LoginMeans) => Promise<Exchange>;

const Uri = z.looseObject({ uri: z.url() });

/** How a client carries out each login type of the draft. */
export const stageDrivers: Readonly<Record<string, StageDriver>> = {
  'm.login.password': (submit, { user, password }) => submit({ user, password }),

  'm.login.email.code': async (submit, { user, email, readCode }) => {
    const asked = await submit({ user, email });
    return isGranted(asked) ? submit({ code: await need(readCode, 'a mailbox')() }) : asked;
  },

  'm.login.email.url': async (submit, { user, email, clickLink }) => {
    const asked = await submit({ user, email });
    if (!isGranted(asked)) return asked;
    await need(clickLink, 'a mailbox')();
    return submit({});
  },

  'm.login.oauth2': async (submit, { user, authorize, visit }) => {
    const asked = await submit({ user });
    const answer = Uri.safeParse(jsonOf(asked.answer?.body));
    if (!isGranted(asked) || !answer.success) return asked;
    const back = await need(authorize, 'an account at a service')(answer.data.uri);
    return need(visit, 'a browser')(back);
  },
};

/** Whether a client can carry out a stage of that type. */
export function isKnownType(type: string): boolean {
  return type in stageDrivers;
}

function need<T>(means: T | undefined, what: string): T {
  if (means === undefined) throw new PreparationFailed(`the login needs ${what}, and the user has none`, 'harness');
  return means;
}
