import type { Dialect, EndpointName } from './dialect.ts';

/** Fills an endpoint's template: the method, and the path with every parameter encoded as the dialect says. */
export function expandEndpoint(
  dialect: Dialect,
  name: EndpointName,
  parameters: Readonly<Record<string, string>> = {},
): { method: string; path: string } {
  const [method, template] = split(dialect, name);
  const path = template.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = parameters[key];
    if (value === undefined) throw new Error(`endpoint ${name} needs the parameter ${key}`);
    return key === 'userId' && dialect.userIdsInPaths === 'raw' ? value : encodeURIComponent(value);
  });
  return { method, path };
}

/** The parameters of a request that is for this endpoint, decoded; or undefined when it is for another. */
export function matchEndpoint(
  dialect: Dialect,
  name: EndpointName,
  request: { method: string; path: string },
): Readonly<Record<string, string>> | undefined {
  const [method, template] = split(dialect, name);
  if (method !== request.method) return undefined;
  const pattern = template.replace(/\/$/, '').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const match = new RegExp(`^${pattern}/?$`).exec(request.path);
  if (!match) return undefined;
  return Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decode(value)]));
}

function split(dialect: Dialect, name: EndpointName): [method: string, template: string] {
  const [method = '', template = ''] = dialect.endpoints[name].split(' ');
  return [
    method,
    template.replace(
      /^\{(client|federation|content)\}/,
      (_, area: keyof Dialect['prefixes']) => dialect.prefixes[area],
    ),
  ];
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
