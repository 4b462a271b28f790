import { conclude } from '../../../harness/verdict/conclusion.ts';
import type { RunRecord } from '../../../harness/verdict/run-record.ts';
import { requirementAnchor } from '../anchors.ts';
import { html, type Markup } from './markup.ts';

/** What a reader must know first. */
export function notices(record: RunRecord): Markup {
  const { gone } = conclude(record);
  return html`
    ${record.interrupted && html`<p class="notice"><strong>Interrupted: partial report.</strong> The run was stopped before its end.</p>`}
    ${
      record.problems.length > 0 &&
      html`<div class="notice">
        <strong>Problems of the run itself</strong>, not of the target:
        <ul>
          ${record.problems.map((problem) => html`<li><pre>${problem}</pre></li>`)}
        </ul>
      </div>`
    }
    ${
      gone.length > 0 &&
      html`<div class="notice">
        <strong>Known deviations that are gone.</strong> These passed. Remove them from the list of known deviations:
        <ul>
          ${gone.map(
            (requirement) => html`<li>
              <a href=${`#${requirementAnchor(requirement)}`}><code>${requirement.id}</code></a>: ${requirement.known?.reason}
            </li>`,
          )}
        </ul>
      </div>`
    }
  `;
}
