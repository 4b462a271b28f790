import type { RunRecord } from '../../../harness/verdict/run-record.ts';
import type { HeadingGroup } from '../../record/group-by-heading.ts';
import { headingAnchor } from '../anchors.ts';
import { html, type Markup } from './markup.ts';
import { requirementEntry } from './requirement.ts';

/** The requirements under one heading of the source. */
export function headingGroup(record: RunRecord, { title, chapter, requirements }: HeadingGroup): Markup {
  return html`<section class="group" id=${headingAnchor(title)}>
    <h3>${chapter && html`<span class="chapter">${chapter} <span aria-hidden="true">›</span> </span>`}${title}</h3>
    ${requirements.map((requirement) => requirementEntry(record, requirement))}
  </section>`;
}
