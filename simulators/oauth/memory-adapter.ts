import type { Adapter, AdapterPayload } from 'oidc-provider';
import { BoundedMap } from './bounded-map.ts';
import type { Registry } from './registry.ts';

/** Things kept of each kind. */
const entryLimit = 5000;

/**
 * Where the library keeps one kind of thing, for as long as the provider runs. Clients come from the registry.
 * Sessions are not kept: every authorization asks its user anew, whoever used that browser before.
 */
export function memoryAdapter(kind: string, registry: Registry): Adapter {
  const entries = new BoundedMap<AdapterPayload>(entryLimit);
  return {
    async upsert(id, payload) {
      if (kind !== 'Session') entries.set(id, payload);
    },
    find: async (id) => (kind === 'Client' ? clientMetadata(registry, id) : entries.get(id)),
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    async consume(id) {
      const payload = entries.get(id);
      if (payload) entries.set(id, { ...payload, consumed: true });
    },
    destroy: async (id) => entries.delete(id),
    revokeByGrantId: async (grantId) => entries.deleteWhere((payload) => payload.grantId === grantId),
  };
}

function clientMetadata(registry: Registry, clientId: string): AdapterPayload | undefined {
  const client = registry.client(clientId);
  if (!client) return undefined;
  return {
    client_id: client.clientId,
    client_secret: client.clientSecret,
    redirect_uris: [...client.redirectUris],
    // A client registered for one of the two ways to send its secret may use the other one too.
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['authorization_code'],
    response_types: ['code'],
  };
}
