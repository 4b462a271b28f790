import express, { type RequestHandler } from 'express';

/** Reads the body as JSON, whatever its content type says. No body at all is left undefined. */
export function jsonBody(mostBytes: number): RequestHandler {
  return express.json({ limit: mostBytes, strict: false, type: () => true });
}
