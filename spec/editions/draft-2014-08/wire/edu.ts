import { z } from 'zod';
import { ServerName } from '../../../wire/ids.ts';
import { JsonObject } from '../../../wire/json.ts';

/** An Ephemeral Data Unit. Draft: Transactions and EDUs/PDUs. */
export const Edu = z.looseObject({
  edu_type: z.string(),
  origin: ServerName,
  destination: ServerName,
  content: JsonObject,
});
export type Edu = z.infer<typeof Edu>;
