import type { RunRecord } from '../../../harness/verdict/run-record.ts';
import { durationText } from '../../record/duration.ts';
import { type Outcome, outcomeOf } from '../../record/outcome.ts';
import { repeatRunCommand } from '../../repeat-command.ts';
import { command } from './command.ts';
import { html, type Markup } from './markup.ts';

const marks: Readonly<Record<Outcome['kind'], string>> = {
  conformant: '✓',
  'not-conformant': '✕',
  outdated: '✕',
  inconclusive: '?',
};

/** Who was judged, by what, when, and with what outcome. */
export function masthead(record: RunRecord): Markup {
  const outcome = outcomeOf(record);
  return html`<header class="masthead">
    <p class="brand">Touchstone <span>conformance report</span></p>
    <h1>${record.target.name}</h1>
    <div class="outcome" data-kind=${outcome.kind}>
      <span class="outcome-mark" aria-hidden="true">${marks[outcome.kind]}</span>
      <p><strong>${outcome.title}.</strong> ${outcome.sentence}</p>
    </div>
    <dl class="facts">
      ${fact('Server name', record.target.serverName)} ${fact('Edition', record.source.title)}
      ${fact('Dialect', [record.dialect, ...record.learnt].join('. '))} ${fact('Suite', `Touchstone ${record.suite}`)}
      ${fact('Started', html`<time datetime=${record.startedAt}>${minuteText(record.startedAt)}</time>`)}
      ${fact('Duration', durationText(record.durationMs))} ${fact('Seed', String(record.seed))}
    </dl>
    ${command(repeatRunCommand(record))}
  </header>`;
}

function fact(term: string, value: Markup): Markup {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

/** `2026-03-14T09:26:52.000Z` as `2026-03-14 09:26 UTC`; anything else as it is. */
function minuteText(timestamp: string): string {
  return timestamp.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/, '$1 $2 UTC');
}
