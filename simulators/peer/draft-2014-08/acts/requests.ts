import type { Exchange } from '../../../../harness/wire/exchange.ts';
import { expandEndpoint } from '../../../../spec/dialects/index.ts';
import type { Addressed, FederationRequestParts } from '../../acts.ts';
import type { Context } from '../../context.ts';
import type { Home } from '../../home.ts';
import type { Outbound } from '../../outbound.ts';

/** What a peer asks another server. Binding §8.2, §8.8. */
export function requestActs(home: Home, outbound: Outbound) {
  const request = (
    endpoint: string,
    parameters: Readonly<Record<string, string>> = {},
    { to = home.servers[0], query = {}, body = '', method }: FederationRequestParts = {},
  ): Promise<Exchange> => {
    const expanded = expandEndpoint(home.dialect, endpoint, parameters);
    const search = new URLSearchParams(query);
    const carried = {
      method: method ?? expanded.method,
      target: `${expanded.path}${search.size > 0 ? `?${search}` : ''}`,
      headers: body === '' ? {} : { 'content-type': 'application/json' },
      body,
    };
    return outbound(carried, to);
  };
  return {
    request,

    query: (queryType: string, query: Readonly<Record<string, string>>, addressed: Addressed = {}) =>
      request('fedQuery', { queryType }, { ...addressed, query }),

    /** Decisions 3. */
    pull: (v?: string, addressed: Addressed = {}) =>
      request('fedPull', {}, { ...addressed, query: { origin: home.serverName, ...(v === undefined ? {} : { v }) } }),

    fetchState: (context: Context | string, addressed: Addressed = {}) =>
      request(
        'fedState',
        { context: typeof context === 'string' ? context : context.id },
        { ...addressed, query: { origin: home.serverName } },
      ),
  };
}
