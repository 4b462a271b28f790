import type { Dialect } from './dialect.ts';

/** Fills an endpoint's template: the method, and the path with every parameter encoded as the dialect says. */
export function expandEndpoint<Name extends string>(
  dialect: Dialect<Name>,
  name: Name,
  parameters: Readonly<Record<string, string>> = {},
): { method: string; path: string } {
  const [method, template] = split(dialect, name);
  const spelt = dialect.trailingSlashes === 'sent' ? template : template.replace(/\/$/, '');
  const path = spelt.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = parameters[key];
    if (value === undefined) throw new Error(`endpoint ${name} needs the parameter ${key}`);
    return key === 'userId' && dialect.userIdsInPaths === 'raw' ? value : encodeURIComponent(value);
  });
  return { method, path };
}

/** The parameters of a request that is for this endpoint, decoded; or undefined when it is for another. */
export function matchEndpoint<Name extends string>(
  dialect: Dialect<Name>,
  name: Name,
  request: { method: string; path: string },
): Readonly<Record<string, string>> | undefined {
  const [method, template] = split(dialect, name);
  if (method !== request.method) return undefined;
  const pattern = template.replace(/\/$/, '').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const match = new RegExp(`^${pattern}/?$`).exec(request.path);
  if (!match) return undefined;
  return Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decode(value)]));
}

/** The name of the endpoint that a request is for, with its parameters; undefined where the dialect has none. */
export function findEndpoint<Name extends string>(
  dialect: Dialect<Name>,
  request: { method: string; path: string },
): { readonly name: Name; readonly parameters: Readonly<Record<string, string>> } | undefined {
  for (const name of Object.keys(dialect.endpoints) as Name[]) {
    const parameters = matchEndpoint(dialect, name, request);
    if (parameters) return { name, parameters };
  }
  return undefined;
}

function split<Name extends string>(dialect: Dialect<Name>, name: Name): [method: string, template: string] {
  const endpoint = dialect.endpoints[name];
  if (!endpoint) throw new Error(`the dialect ${dialect.name} has no endpoint ${name}`);
  const [method = '', template = ''] = endpoint.template.split(' ');
  const path = template.replace(/^\{(client|federation)\}/, (_, area: keyof Dialect['prefixes']) => {
    return dialect.prefixes[area];
  });
  return [method, path];
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
