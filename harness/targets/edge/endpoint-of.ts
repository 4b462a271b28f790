import { type Dialect, type EndpointName, endpointNames, matchEndpoint } from '../../../spec/dialects/index.ts';

/** The endpoint that a request is for, as the dialect spells it; undefined where it names none. `target` is its path and query. */
export function endpointOf(dialect: Dialect, method: string, target: string): EndpointName | undefined {
  const path = target.replace(/\?.*$/s, '');
  return endpointNames.find((name) => matchEndpoint(dialect, name, { method, path }) !== undefined);
}
