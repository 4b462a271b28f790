import type { RunRecord } from '../../../harness/verdict/run-record.ts';
import { levels, levelText, standings, standingWords } from '../../record/words.ts';
import { badge } from './badge.ts';
import { html, type Markup } from './markup.ts';

/** What the words of the page mean. */
export function legend(record: RunRecord): Markup {
  return html`<footer class="legend">
    <h2>How to read this</h2>
    <div class="legend-columns">
      <section>
        <h3>Verdicts</h3>
        <dl>
          ${standings.map((standing) => html`<div><dt>${badge(standing)}</dt><dd>${standingWords[standing].means}</dd></div>`)}
        </dl>
      </section>
      <section>
        <h3>Levels</h3>
        <dl>
          ${levels.map((level) => html`<div><dt>${level}</dt><dd>${levelText(record, level)}</dd></div>`)}
        </dl>
        <p class="soft">
          A failed <em>must</em> or <em>stated</em> requirement is a violation, a failed <em>should</em> or <em>implied</em> one a
          deviation, a failed <em>may</em> or <em>open</em> one an observation.
        </p>
      </section>
    </div>
    <p class="soft">
      A requirement gets the worst verdict of its Examples. It is judged by this text: ${record.source.title}. Tokens and
      passwords are hidden; equal ones have equal numbers. Made by Touchstone ${record.suite}.
    </p>
  </footer>`;
}
