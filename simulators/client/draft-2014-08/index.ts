import { type Client, type ClientOptions, openClient } from '../client.ts';
import { clientEdition } from './edition.ts';

export type * from '../index.ts';
export { driveLogin, flowsIn } from './login/drive-login.ts';

/** A user agent of the draft of 2014-08-28. */
export function createClient(options: ClientOptions): Client {
  return openClient(options, clientEdition);
}
