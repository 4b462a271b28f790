import type { Fault } from '../fault.ts';
import { answerWith } from './answer-with.ts';
import { delay } from './delay.ts';
import { duplicate } from './duplicate.ts';
import { hang } from './hang.ts';
import { lostAnswer } from './lost-answer.ts';
import { refuse } from './refuse.ts';
import { reset } from './reset.ts';

interface FaultEntry {
  /** What the asking side and the asked side see. */
  readonly description: string;
  readonly make: (...parameters: never[]) => Fault;
}

/** Every fault, by name. A new one needs a file beside this and a line here. */
export const faults = {
  'lost-answer': {
    make: lostAnswer,
    description: 'The request has its effect; the connection drops before the answer.',
  },
  refuse: { make: refuse, description: 'Every connection is cut as soon as it is made.' },
  reset: { make: reset, description: 'The connection drops; the request has no effect.' },
  hang: { make: hang, description: 'The request has no effect and is never answered.' },
  'answer-with': { make: answerWith, description: 'A given status answers; the request has no effect.' },
  duplicate: { make: duplicate, description: 'The request has its effect twice; the second answer is given.' },
  delay: { make: delay, description: 'The request arrives after a given time.' },
} as const satisfies Readonly<Record<string, FaultEntry>>;

export type FaultName = keyof typeof faults;
