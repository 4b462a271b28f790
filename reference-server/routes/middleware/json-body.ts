import express, { type RequestHandler } from 'express';
import { MatrixError, refusals } from '../../errors.ts';
import { isShallow } from '../../json-depth.ts';

/** Reads the body as JSON, whatever its content type says, and bounds it. No body at all is left undefined. */
export function jsonBody(mostBytes: number): RequestHandler {
  const read = express.json({ limit: mostBytes, strict: false, type: () => true });
  return (request, response, next) => {
    if (request.headers['content-length'] === '0') next();
    else read(request, response, (error?: unknown) => next(error ?? depthError(request.body)));
  };
}

function depthError(body: unknown): MatrixError | undefined {
  return isShallow(body) ? undefined : new MatrixError(refusals.badJson('the body is nested too deeply'));
}
