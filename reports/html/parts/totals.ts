import type { RunRecord } from '../../../harness/verdict/run-record.ts';
import { requirementCounts } from '../../record/counts.ts';
import { type Standing, standings } from '../../record/words.ts';
import { badge } from './badge.ts';
import { html, type Markup } from './markup.ts';

/** How many requirements and Examples got which verdict: a bar to see it, a table to read it. */
export function totals(record: RunRecord): Markup {
  const requirements = requirementCounts(record);
  const examples: Partial<Record<Standing, number>> = record.totals.examples;
  return html`<section aria-labelledby="totals">
    <h2 id="totals">Totals</h2>
    ${bar(requirements)}
    <div class="scroll-x">
      <table class="totals">
        <thead>
          <tr><td></td>${standings.map((standing) => html`<th scope="col">${badge(standing)}</th>`)}</tr>
        </thead>
        <tbody>
          ${row('Requirements', requirements)} ${row('Examples', examples)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function row(label: string, counts: Readonly<Partial<Record<Standing, number>>>): Markup {
  return html`<tr>
    <th scope="row">${label}</th>
    ${standings.map((standing) => html`<td data-zero=${counts[standing] ? undefined : ''}>${counts[standing] ?? ''}</td>`)}
  </tr>`;
}

/** Widths are attributes of the drawing: the page's policy allows no inline style. */
function bar(counts: Readonly<Record<Standing, number>>): Markup {
  const total = standings.reduce((sum, standing) => sum + counts[standing], 0);
  let x = 0;
  const parts = standings.map((standing) => {
    const from = x;
    x += counts[standing];
    return html`<rect data-standing=${standing} x=${from} width=${counts[standing]} height="1" />`;
  });
  return html`<svg class="bar" viewBox=${`0 0 ${Math.max(1, total)} 1`} preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}
