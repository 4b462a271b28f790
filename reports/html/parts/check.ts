import type { CheckResult } from '../../../harness/checks/check-result.ts';
import type { ExampleRecord } from '../../../harness/verdict/run-record.ts';
import { exchangeAnchor } from '../anchors.ts';
import { compare } from './compare.ts';
import { html, type Markup } from './markup.ts';

/** One comparison of evidence with the requirement, and the exchanges that show it. */
export function checkEntry(example: ExampleRecord, check: CheckResult): Markup {
  return html`<li class="check" data-holds=${String(check.holds)}>
    <p class="check-text">
      <span class="step-mark" aria-hidden="true">${check.holds ? '✓' : '✕'}</span>
      <span><span class="unseen">${check.holds ? 'holds: ' : 'does not hold: '}</span>${check.text}</span>
      ${citations(example, check)}
    </p>
    ${compare(check)}
  </li>`;
}

function citations(example: ExampleRecord, { exchanges }: CheckResult): Markup {
  if (exchanges.length === 0) return null;
  const recorded = new Set(example.exchanges.map(({ n }) => n));
  const numbers = exchanges.map((n, index) => [
    index > 0 ? ', ' : '',
    recorded.has(n) ? html`<a href=${`#${exchangeAnchor(example, n)}`}>${n}</a>` : String(n),
  ]);
  return html`<span class="soft cites">exchange${exchanges.length > 1 ? 's' : ''} ${numbers}</span>`;
}
