import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHomeServer, HomeServerSettings, systemPorts } from '../../reference-server/index.ts';
import { rowsOf } from './guides.ts';

const guide = 'docs/reference-server.md';

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly default?: unknown;
}

/** Every setting by its path, with its default as the guide writes it. */
function settingsIn({ properties, default: given }: SchemaNode, path: readonly string[] = []): [string, string][] {
  if (properties) return Object.entries(properties).flatMap(([key, node]) => settingsIn(node, [...path, key]));
  if (given === undefined) return [[path.join('.'), 'none']];
  return [[path.join('.'), typeof given === 'string' ? given : JSON.stringify(given)]];
}

interface Layer {
  readonly route?: { readonly path: string; readonly stack: readonly { readonly method?: string }[] };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

/** Every path that the layers serve, with its methods as the guide writes them. */
function routesIn(stack: readonly Layer[]): [string, string][] {
  return stack.flatMap(({ route, handle }): [string, string][] => {
    if (!route) return routesIn(handle?.stack ?? []);
    const methods = route.stack.flatMap(({ method }) => method?.toUpperCase() ?? []);
    return [[route.path, methods.join(', ')]];
  });
}

const sorted = (rows: readonly (readonly string[])[]) =>
  rows.map(([first, second]) => `${first}: ${second}`).toSorted();
const bare = (cell: string | undefined) => (cell ?? '').replaceAll('`', '');

describe('the guide to the reference server', () => {
  it('lists every setting with its default, and no other', () => {
    const schema = z.toJSONSchema(HomeServerSettings, { io: 'input', unrepresentable: 'any' }) as SchemaNode;
    const listed = rowsOf(guide, 'Settings').map(([setting, given]) => [bare(setting), bare(given)]);
    expect(sorted(listed)).toEqual(sorted(settingsIn(schema)));
  });

  it('lists every path that it serves with its methods, and no other', async () => {
    const server = createHomeServer({ serverName: 'hs.example' }, systemPorts());
    const { router } = server.handle as unknown as { readonly router: { readonly stack: readonly Layer[] } };
    const listed = ['About', 'Client API', 'Older paths', 'Federation API'].flatMap((heading) =>
      rowsOf(guide, heading),
    );
    expect(sorted(listed.map(([path, methods]) => [bare(path), methods ?? '']))).toEqual(
      sorted(routesIn(router.stack)),
    );
    await server.stop();
  });
});
