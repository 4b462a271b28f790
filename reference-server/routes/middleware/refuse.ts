import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { MatrixError, type Refusal, refusals } from '../../errors.ts';
import type { Home } from '../../home.ts';
import { StoreFailure } from '../../store/store-failure.ts';
import { answerJson } from '../answer.ts';

export const noSuchRoute: RequestHandler = (request) => {
  throw new MatrixError(refusals.unrecognized(`there is nothing at ${wholePath(request)}`, 404));
};

export const wrongMethod: RequestHandler = (request) => {
  throw new MatrixError(refusals.unrecognized(`${request.method} is not used at ${wholePath(request)}`, 405));
};

/** Without the query, which holds the token. */
function wholePath(request: Request): string {
  return request.baseUrl + request.path;
}

/** Refuses everything once the server stops. */
export function whileAlive({ lifetime }: Home): RequestHandler {
  return (_request, _response, next) => {
    if (lifetime.aborted) throw new MatrixError(refusals.unknown('the server is stopping', 503));
    next();
  };
}

/** The one place where an error becomes an answer. What is not a refusal is our fault: it is noted, and said to nobody. */
export function renderError({ ports, rules }: Home): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const refusal = refusalOf(error);
    if (refusal.status >= 500 && !(error instanceof MatrixError)) {
      ports.log.error({ err: error, method: request.method, path: wholePath(request) }, refusal.error);
    }
    if (refusal.retryAfterMs !== undefined) {
      response.setHeader('Retry-After', Math.ceil(refusal.retryAfterMs / 1000));
    }
    answerJson(response, refusal.status, rules.errorBody(refusal));
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof MatrixError) return error.refusal;
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (type === 'entity.too.large') return refusals.tooLarge('the body is too large');
  if (error instanceof URIError) return refusals.unknown('the path is not well encoded');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return refusals.unknown('the request could not be read', status);
  }
  if (error instanceof StoreFailure) return refusals.unknown(`the server cannot use its store: ${error.message}`, 503);
  return refusals.unknown('the server failed; this is its own fault', 500);
}
