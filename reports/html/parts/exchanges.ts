import type { ExampleRecord } from '../../../harness/verdict/run-record.ts';
import type { Exchange } from '../../../harness/wire/exchange.ts';
import { exchangesByWeight } from '../../record/evidence.ts';
import { exchangeAnchor } from '../anchors.ts';
import { exchangeEntry } from './exchange.ts';
import { html, type Markup } from './markup.ts';

/** The exchanges that the checks cite, open; then the others. */
export function exchanges(example: ExampleRecord): Markup {
  if (example.exchanges.length === 0) {
    return example.verdict === 'pass'
      ? html`<p class="soft">The exchanges of an Example that passed are in transcript.ndjson.</p>`
      : null;
  }
  const { cited, others } = exchangesByWeight(example);
  const firstAt = Math.min(...example.exchanges.map(({ at }) => at));
  const list = (title: string, some: readonly Exchange[], open: boolean): Markup =>
    some.length > 0 &&
    html`<section class="part">
      <h4>${title}</h4>
      ${some.map((exchange) => exchangeEntry(exchange, { id: exchangeAnchor(example, exchange.n), open, firstAt }))}
    </section>`;
  return html`${list('Exchanges cited', cited, example.verdict !== 'pass')}
  ${list(cited.length > 0 ? 'Other exchanges' : 'Exchanges', others, false)}`;
}
