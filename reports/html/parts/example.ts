import type { ExampleRecord, RequirementRecord, RunRecord } from '../../../harness/verdict/run-record.ts';
import { durationText } from '../../record/duration.ts';
import { repeatCommand } from '../../repeat-command.ts';
import { exampleAnchor } from '../anchors.ts';
import { badge } from './badge.ts';
import { checkEntry } from './check.ts';
import { command } from './command.ts';
import { exchanges } from './exchanges.ts';
import { html, type Markup } from './markup.ts';
import { pictures } from './pictures.ts';
import { steps } from './steps.ts';

/** One Example with its whole evidence. Open from the start when there is something to see. */
export function exampleEntry(record: RunRecord, requirement: RequirementRecord, example: ExampleRecord): Markup {
  const { verdict, reason, checks } = example;
  return html`<details class="example" id=${exampleAnchor(example)} open=${verdict === 'fail' || verdict === 'inconclusive'}>
    <summary>
      ${badge(verdict)} <span class="name">${example.name}</span>
      <span class="soft duration">${durationText(example.durationMs)}</span>
    </summary>
    <div class="example-body">
      ${verdict !== 'fail' && reason && html`<p class="reason">${reason}</p>`}
      ${part('Checks', checks.length > 0 && html`<ol class="checks">${checks.map((check) => checkEntry(example, check))}</ol>`)}
      ${part('Steps', steps(example.steps))} ${part('Seen in the browser', pictures(example.pictures))}
      ${exchanges(example)}
      ${part('Repeat', command(repeatCommand(record, requirement, example)))}
      <p class="soft where"><code>${example.feature}:${example.line}</code></p>
    </div>
  </details>`;
}

function part(title: string, content: Markup): Markup {
  return content && html`<section class="part"><h4>${title}</h4>${content}</section>`;
}
