import type { RequestHandler } from 'express';
import { answerJson } from '../answer.ts';

/** How long a browser need not ask again; none keeps it longer than a day. */
const preflightSeconds = 86_400;

/** Lets web clients of any origin in; every OPTIONS is a success. Binding: CORS and OPTIONS. */
export const cors: RequestHandler = (request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE, OPTIONS');
  response.setHeader('Access-Control-Allow-Headers', 'Origin, X-Requested-With, Content-Type, Accept, Authorization');
  if (request.method !== 'OPTIONS') return next();
  response.setHeader('Access-Control-Max-Age', preflightSeconds);
  answerJson(response, 200, {});
};
