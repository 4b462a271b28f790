import express, { type RequestHandler } from 'express';

/** Reads the body as JSON, whatever its content type says. No body at all is left undefined. */
export function jsonBody(mostBytes: number): RequestHandler {
  const read = express.json({ limit: mostBytes, strict: false, type: () => true });
  return (request, response, next) => {
    if (request.headers['content-length'] === '0') next();
    else read(request, response, next);
  };
}
