import type { RequestHandler } from 'express';
import type { Home } from '../../home.ts';

/** Parameters that hold nobody's secret. Of all others only the name is logged: tokens, codes and states travel in queries. */
const harmless: ReadonlySet<string> = new Set([
  ...['from', 'to', 'dir', 'limit', 'timeout', 'v', 'origin', 'user_id', 'field', 'room_alias'],
]);

/** Logs each request when it is over, at level debug: method, path, status and time, without secrets. */
export function logRequests({ ports }: Home): RequestHandler {
  return (request, response, next) => {
    const begunMs = ports.clock.now();
    response.once('close', () => {
      const { method, originalUrl } = request;
      const details = { method, url: withoutSecrets(originalUrl), status: response.statusCode };
      ports.log.debug({ ...details, durationMs: ports.clock.now() - begunMs }, 'request');
    });
    next();
  };
}

/** The URL as it was asked for, with `…` for every value that may be a secret. */
export function withoutSecrets(url: string): string {
  const mark = url.indexOf('?');
  if (mark === -1) return url;
  const shown = url
    .slice(mark + 1)
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals === -1 ? pair : pair.slice(0, equals);
      if (harmless.has(name)) return pair;
      return equals === -1 ? '…' : `${name}=…`;
    });
  return `${url.slice(0, mark)}?${shown.join('&')}`;
}
