import type { Request, Response } from 'express';
import type { z } from 'zod';
import { UserId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import { MatrixError, refusals } from '../errors.ts';

/** Who makes an authenticated request. */
export interface Caller {
  readonly user: UserId;
  readonly tokenHash: string;
}

/** Set by the authentication in front of the route. */
export function callerOf(response: Response): Caller {
  return response.locals.caller as Caller;
}

/** The body, which must be a JSON object. */
export function bodyOf(request: Request): JsonObject {
  const body: unknown = request.body;
  if (body === undefined) throw new MatrixError(refusals.notJson('this request needs a JSON body'));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new MatrixError(refusals.badJson('the body must be a JSON object'));
  }
  return body as JsonObject;
}

/** A part of the path. The route has it, so it is there; a wildcard would be a list, and none is used. */
export function partOf(request: Request, name: string): string {
  return String(request.params[name] ?? '');
}

/** A part of the path that has a form of its own. */
export function idOf<S extends z.ZodType>(request: Request, name: string, schema: S): z.output<S> {
  return idFrom(partOf(request, name), schema);
}

export function idFrom<S extends z.ZodType>(text: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(text);
  if (!parsed.success) throw new MatrixError(refusals.unknown(parsed.error.issues[0]?.message ?? 'that is not an id'));
  return parsed.data;
}

/** A user id in the path. */
export function userIn(request: Request): UserId {
  return idOf(request, 'userId', UserId);
}

/** A query parameter given at most once. */
export function queryText(request: Request, name: string): string | undefined {
  const value = request.query[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new MatrixError(refusals.unknown(`${name} must be given once`));
}

/** A query parameter of digits. */
export function queryCount(request: Request, name: string, otherwise: number): number {
  const text = queryText(request, name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new MatrixError(refusals.unknown(`${name} must be a whole number`));
  return Number(text);
}
