import { isRouted, type Spelling } from '../../harness/targets/spelling.ts';
import type { ExampleRecord } from '../../harness/verdict/run-record.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { type Dialect, findEndpoint } from '../../spec/dialects/index.ts';

type Failed = Pick<ExampleRecord, 'verdict' | 'checks' | 'exchanges'>;

/**
 * The spelling to repeat a failed Example in: the other one of each entry that was used where its failed checks cite a request that
 * the target has no route for. Undefined where spelling cannot be what failed.
 */
export function otherSpelling({ verdict, checks, exchanges }: Failed, dialect: Dialect): Spelling | undefined {
  if (verdict !== 'fail') return undefined;
  const cited = new Set(checks.filter(({ holds }) => !holds).flatMap((check) => check.exchanges));
  const templates = exchanges
    .filter((exchange) => cited.has(exchange.n) && exchange.answer !== null && !isRouted(exchange))
    .map((exchange) => templateOf(exchange, dialect));
  const spelling: Spelling = {
    ...(templates.some((template) => template.includes('{userId}')) && {
      userIdsInPaths: dialect.userIdsInPaths === 'raw' ? 'percent-encoded' : 'raw',
    }),
    ...(templates.some((template) => template.endsWith('/')) && {
      trailingSlashes: dialect.trailingSlashes === 'sent' ? 'left-out' : 'sent',
    }),
  };
  return Object.keys(spelling).length > 0 ? spelling : undefined;
}

function templateOf({ request: { method, url } }: Exchange, dialect: Dialect): string {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const name = findEndpoint(dialect, { method, path })?.name;
  return name === undefined ? '' : (dialect.endpoints[name]?.template ?? '');
}
