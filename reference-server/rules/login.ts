import { domainOf, type ServerName, UserId } from '../../spec/wire/ids.ts';
import type { LoginFlow } from '../../spec/wire/login.ts';
import { type Refusal, refusals } from '../errors.ts';
import { userIdFor } from './accounts.ts';

/** The types of a flow's stages, in order. */
export type Stages = readonly string[];

/** Every flow a client may choose. Requirement: login.flows.all. */
export function offeredFlows(configured: readonly Stages[]): readonly Stages[] {
  return configured;
}

/** A flow as it is listed: its type is its first stage's. Requirements: login.stage.type, login.flows.stages. */
export function describeFlow(stages: Stages): LoginFlow {
  const [type = '', ...more] = stages;
  return more.length === 0 ? { type } : { type, stages: [...stages] };
}

/** The type of the stage that handles a submission; undefined for a type not offered. Requirement: login.unknown-type. */
export function stageFor(type: unknown, flows: readonly Stages[]): string | undefined {
  return flows.map((stages) => stages[0]).find((first) => first === type);
}

/**
 * The user a login names, by localpart or full id. Undefined when it can be nobody here.
 * Requirement: login.localpart.
 */
export function namedUser(named: string, server: ServerName): UserId | undefined {
  const id = UserId.safeParse(named.startsWith('@') ? named : userIdFor(named, server));
  return id.success && domainOf(id.data) === server ? id.data : undefined;
}

/** Requirements: login.password.ok, login.password.bad. */
export function isPasswordRight(facts: { userExists: boolean; hashesMatch: boolean }): boolean {
  return facts.userExists && facts.hashesMatch;
}

/** One answer for both, or the form would list the users. Requirement: login.password.no-oracle. */
export function failedLogin(_why: 'unknown-user' | 'wrong-password'): Refusal {
  return refusals.forbidden('the user or the password is wrong');
}
