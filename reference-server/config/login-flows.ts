import { z } from 'zod';
import { LoginType } from '../../spec/editions/draft-2014-08/wire/login.ts';

/** One stage: its type, and for m.login.oauth2 the names of the services to choose from; all when left out. */
const FlowStage = z.union(
  [
    LoginType.transform((type) => ({ type })),
    z.strictObject({ type: LoginType, services: z.array(z.string()).min(1).optional() }),
  ],
  { error: `a stage is one of ${LoginType.options.join(', ')}, or {type: m.login.oauth2, services: [name, ...]}` },
);
export type FlowStage = { readonly type: LoginType; readonly services?: readonly string[] | undefined };

const Stages = z.array(FlowStage).min(1);

/** A regular expression as text. */
const Pattern = z.string().refine(isPattern, 'this is not a regular expression');

/** A way to log in: a list of stages, and who may use it. A mere list is for everybody. */
export const Flow = z.union(
  [
    Stages.transform((stages) => ({ stages })),
    z.strictObject({
      stages: Stages,
      /** Found anywhere in the localpart of whoever may use the flow; everybody may when it is left out. */
      users: Pattern.optional(),
      /** `true`: only users whose email address is known; `false`: only those whose address is not. */
      hasAddress: z.boolean().optional(),
    }),
  ],
  { error: 'a flow is a list of stages, or {stages: [stage, ...], users: a regular expression, hasAddress: boolean}' },
);
export interface Flow {
  readonly stages: readonly FlowStage[];
  readonly users?: string | undefined;
  readonly hasAddress?: boolean | undefined;
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

const password: FlowStage = { type: 'm.login.password' };
const emailCode: FlowStage = { type: 'm.login.email.code' };

/**
 * How users log in where nothing is said of it: by password. Where mail can be sent, whoever has an address gets a code
 * by email besides.
 */
export function defaultLoginFlows(canMail: boolean): readonly Flow[] {
  if (!canMail) return [{ stages: [password] }];
  return [
    { stages: [password], hasAddress: false },
    { stages: [password, emailCode], hasAddress: true },
  ];
}

/** How an account is made by stages: with a password, and where mail can be sent also with an address shown to be theirs. */
export function registrationFlows(canMail: boolean): readonly Flow[] {
  return canMail ? [{ stages: [password] }, { stages: [emailCode, password] }] : [{ stages: [password] }];
}
