import { answer500 } from './answer-500.ts';
import { hold } from './hold.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { noState } from './no-state.ts';
import { nonsense } from './nonsense.ts';
import { notJson } from './not-json.ts';
import { deny, serverError } from './send-error.ts';
import { wrongCode } from './wrong-code.ts';
import { wrongState } from './wrong-state.ts';

export type { Hold } from './hold.ts';
export type { Endpoint, Misbehaviour } from './misbehaviour.ts';
export { Plan, type Selection } from './plan.ts';

interface Entry {
  /** What the home server and its user see. */
  readonly description: string;
  readonly make: (...parameters: never[]) => Misbehaviour | { readonly misbehaviour: Misbehaviour };
}

/** Every misbehaviour, by name. A new one needs a file beside this and a line here. */
export const misbehaviours = {
  deny: { make: deny, description: 'The user is sent back as after Deny, whatever was pressed.' },
  'server-error': { make: serverError, description: 'The user is sent back with error=server_error.' },
  'wrong-state': { make: wrongState, description: 'The user is sent back with a state that was never given out.' },
  'no-state': { make: noState, description: 'The user is sent back without a state.' },
  'wrong-code': { make: wrongCode, description: 'The user is sent back with a code that was never given out.' },
  hold: { make: hold, description: 'An endpoint keeps a request waiting until it is released.' },
  'answer-500': { make: answer500, description: 'An endpoint answers 500.' },
  'not-json': { make: notJson, description: 'An endpoint answers with something that is not JSON.' },
  nonsense: { make: nonsense, description: 'An endpoint answers with JSON that is no answer.' },
} as const satisfies Readonly<Record<string, Entry>>;

export type MisbehaviourName = keyof typeof misbehaviours;
