import type { HeadingGroup } from '../../record/group-by-heading.ts';
import { standingOf } from '../../record/words.ts';
import { headingAnchor } from '../anchors.ts';
import { html, type Markup } from './markup.ts';

/** The headings of the source, each with how many of its requirements failed and how many were judged. */
export function contents(groups: readonly HeadingGroup[]): Markup {
  return html`<nav class="contents" aria-label="Headings">
    <ol>
      ${groups.map(
        (group) => html`<li data-part=${group.chapter ? '' : undefined}>
          <a href=${`#${headingAnchor(group.title)}`}>${group.title}</a> ${tally(group)}
        </li>`,
      )}
    </ol>
  </nav>`;
}

function tally({ requirements }: HeadingGroup): Markup {
  const failed = requirements.filter((requirement) => standingOf(requirement) === 'fail').length;
  const judged = requirements.filter((requirement) => requirement.judged).length;
  return html`<span class="tally">
    ${failed > 0 && html`<span class="failed"><span aria-hidden="true">✕</span> ${failed}<span class="unseen"> failed, </span></span>`}
    ${judged}/${requirements.length}<span class="unseen"> judged</span>
  </span>`;
}
