import type { Exchange } from '../../../harness/wire/exchange.ts';
import { durationText } from '../../record/duration.ts';
import { html, type Markup } from './markup.ts';
import { message } from './message.ts';

/** One request with its answer, or why there was none. */
export function exchangeEntry(exchange: Exchange, place: { id: string; open: boolean; firstAt: number }): Markup {
  const { n, request, answer, failure, fault } = exchange;
  return html`<details class="exchange" id=${place.id} open=${place.open}>
    <summary>
      <span class="n">${n}</span>
      <span class="who">${exchange.from} <span aria-hidden="true">→</span><span class="unseen"> to </span> ${exchange.to}</span>
      <code class="request-line">${request.method} ${pathOf(request.url)}</code>
      <span class="came">${answer ? answer.status : (failure?.kind ?? 'no answer')}</span>
      ${fault && html`<span class="fault">fault: ${fault}</span>`}
      <span class="soft duration">${durationText(exchange.durationMs)}</span>
    </summary>
    <div class="messages">
      ${message('Request', `${request.method} ${request.url}`, request.headers, request.body)}
      ${answer && message('Answer', `status ${answer.status}`, answer.headers, answer.body)}
      ${failure && html`<div class="message"><h5>No answer</h5><pre>${failure.kind}: ${failure.message}</pre></div>`}
    </div>
    <p class="soft timing">
      Began ${durationText(exchange.at - place.firstAt)} after the first exchange, took ${durationText(exchange.durationMs)}.
      ${fault && html` The network between the two applied the fault <strong>${fault}</strong>.`}
    </p>
  </details>`;
}

function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/]*/, '');
}
