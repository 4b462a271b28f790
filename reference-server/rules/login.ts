import type { LoginFlow } from '../../spec/editions/draft-2014-08/wire/login.ts';
import { domainOf, type ServerName, UserId } from '../../spec/wire/ids.ts';
import type { Flow } from '../config/login-flows.ts';

/** The types of a flow's stages, in order. */
export type Stages = readonly string[];

/** Every flow a client may choose, those that look alike once. Requirement: login.flows.all. */
export function offeredFlows(configured: readonly Stages[]): readonly Stages[] {
  return [...new Map(configured.map((stages) => [stages.join(' '), stages])).values()];
}

/** The flows that the login page carries out: all. Requirement: login.fallback.complete. */
export function fallbackFlows(offered: readonly Stages[]): readonly Stages[] {
  return offered;
}

/** A flow as it is listed: its type is its first stage's. Requirements: login.flows.stages, login.nfactor.stages. */
export function describeFlow(stages: Stages): LoginFlow {
  const [type = '', ...more] = stages;
  return more.length === 0 ? { type } : { type, stages: [...stages] };
}

/** The type of the stage that handles a submission; undefined for a type not offered. Requirement: login.unknown-type. */
export function stageFor(type: unknown, flows: readonly Stages[]): string | undefined {
  return flows.flat().find((offered) => offered === type);
}

/**
 * The user a login names, by localpart or full id. Undefined when it can be nobody here.
 * Requirement: login.localpart.
 */
export function namedUser(named: string, server: ServerName): UserId | undefined {
  const id = UserId.safeParse(named.startsWith('@') ? named : `@${named}:${server}`);
  return id.success && domainOf(id.data) === server ? id.data : undefined;
}

/** A user as far as flows ask. `hasAddress` is undefined as long as nothing has shown who they are: it would tell. */
export interface FlowUser {
  readonly localpart: string;
  readonly hasAddress: boolean | undefined;
}

/** Whether a flow is for this user (decisions: Login). */
export function mayUseFlow({ users, hasAddress }: Flow, user: FlowUser): boolean {
  const isNamed = users === undefined || new RegExp(users, 'u').test(user.localpart);
  const fits = hasAddress === undefined || user.hasAddress === undefined || user.hasAddress === hasAddress;
  return isNamed && fits;
}

/** How far a login is. */
export interface Progress {
  /** Stages completed. */
  readonly done: number;
  /** The flows that go on as it went so far. */
  readonly flows: readonly Stages[];
}

/**
 * Which stage, counted from 0, a submission of that type is for; undefined when it is not that type's turn.
 * Requirement: login.nfactor.order.
 */
export function stageReached(type: string, { done, flows }: Progress): number | undefined {
  return flows.some((stages) => stages[done] === type) ? done : undefined;
}

/** Requirements: login.nfactor.next, login.one-flow. */
export function isFlowComplete({ done, flows }: Progress): boolean {
  return flows.some((stages) => stages.length === done);
}

/** The type of the stage that comes next. Requirement: login.nfactor.next. */
export function nextStage({ done, flows }: Progress): string | undefined {
  return flows.map((stages) => stages[done]).find((type) => type !== undefined);
}
