import type { Exchange } from '../../../harness/wire/exchange.ts';
import { expandEndpoint } from '../../../spec/dialects/index.ts';
import type { EndpointName } from '../../../spec/editions/draft-2014-08/dialects/endpoints.ts';
import type { Context } from '../context.ts';
import type { Home } from '../home.ts';
import type { Outbound } from '../outbound.ts';

export interface FederationRequestParts {
  readonly query?: Readonly<Record<string, string>>;
  /** Text of the body; none when left out. */
  readonly body?: string;
  /** The endpoint's own when left out. */
  readonly method?: string;
}

/** What a peer asks the target. Binding §8.2, §8.8. */
export function requestActs(home: Home, outbound: Outbound) {
  const request = (
    endpoint: EndpointName,
    parameters: Readonly<Record<string, string>> = {},
    { query = {}, body = '', method }: FederationRequestParts = {},
  ): Promise<Exchange> => {
    const expanded = expandEndpoint(home.dialect, endpoint, parameters);
    const search = new URLSearchParams(query);
    return outbound({
      method: method ?? expanded.method,
      target: `${expanded.path}${search.size > 0 ? `?${search}` : ''}`,
      headers: body === '' ? {} : { 'content-type': 'application/json' },
      body,
    });
  };
  return {
    /** Any request of the federation API. */
    request,

    query: (queryType: string, query: Readonly<Record<string, string>>) =>
      request('fedQuery', { queryType }, { query }),

    /** Asks for what was sent after the transaction `v`; for everything when it is left out. Decisions 3. */
    pull: (v?: string) =>
      request('fedPull', {}, { query: { origin: home.serverName, ...(v === undefined ? {} : { v }) } }),

    /** Asks for the current state of a room, by its context or its id. */
    fetchState: (context: Context | string) =>
      request('fedState', { context: typeof context === 'string' ? context : context.id }),
  };
}
