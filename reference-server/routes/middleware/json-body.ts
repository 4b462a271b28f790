import express, { type RequestHandler } from 'express';
import { MatrixError, refusals } from '../../errors.ts';
import { isShallow } from '../../json-depth.ts';
import { parseJson } from '../../json-text.ts';

const tooDeep = refusals.badJson('the body is nested too deeply');

/** Reads the body as JSON, whatever its content type says, and bounds it. No body at all is left undefined. */
export function jsonBody(mostBytes: number): RequestHandler {
  const read = express.text({ limit: mostBytes, type: () => true });
  return (request, response, next) => {
    if (request.headers['content-length'] === '0') return next();
    read(request, response, (error?: unknown) => {
      if (error !== undefined || typeof request.body !== 'string') return next(error);
      try {
        request.body = request.body === '' ? {} : jsonIn(request.body);
      } catch (refusal) {
        // Outside of Express' own call nobody else catches it.
        return next(refusal);
      }
      next();
    });
  };
}

function jsonIn(text: string): unknown {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    throw new MatrixError(error instanceof RangeError ? tooDeep : refusals.notJson('the body is not JSON'));
  }
  if (!isShallow(value)) throw new MatrixError(tooDeep);
  return value;
}
