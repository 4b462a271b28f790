import { z } from 'zod';
import { UserId } from '../../../wire/ids.ts';

/** The login types that the draft defines. Draft: Registration and login. */
export const LoginType = z.enum(['m.login.password', 'm.login.oauth2', 'm.login.email.code', 'm.login.email.url']);
export type LoginType = z.infer<typeof LoginType>;

/** One way to log in: its first stage, and all stages where there are several. Draft: Registration and login. */
export const LoginFlow = z.looseObject({ type: z.string(), stages: z.array(z.string()).optional() });
export type LoginFlow = z.infer<typeof LoginFlow>;

/** The answer to the question how to log in. Draft: Registration and login. */
export const LoginFlows = z.looseObject({ flows: z.array(LoginFlow) });
export type LoginFlows = z.infer<typeof LoginFlows>;

/** What a completed login or registration gives. Draft: Registration and login. */
export const Credentials = z.looseObject({ user_id: UserId, access_token: z.string().min(1) });
export type Credentials = z.infer<typeof Credentials>;
