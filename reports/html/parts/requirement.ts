import type { RequirementRecord, RunRecord } from '../../../harness/verdict/run-record.ts';
import { impactWords, levelText, partyWords, standingOf, standingWords } from '../../record/words.ts';
import { requirementAnchor } from '../anchors.ts';
import { badge } from './badge.ts';
import { exampleEntry } from './example.ts';
import { known } from './known.ts';
import { html, type Markup } from './markup.ts';

/** One requirement: a line to scan, and behind it what it says and every Example. */
export function requirementEntry(record: RunRecord, requirement: RequirementRecord): Markup {
  const standing = standingOf(requirement);
  const { level, impact, finding, examples, outOfScope } = requirement;
  const data = { 'data-standing': standing, 'data-level': level, 'data-impact': impact };
  const facts = { id: requirementAnchor(requirement), ...data };
  const line = html`${badge(standing)}<code class="id">${requirement.id}</code>
    <span class="text">${requirement.text}</span><span class="level">${level}</span>`;
  if (!requirement.judged) {
    return html`<div class="requirement line" tabindex="-1" ...${facts} title=${standingWords[standing].means}>
      ${line} ${outOfScope && html`<span class="soft reason">${outOfScope}</span>`}
    </div>`;
  }
  return html`<details class="requirement" ...${facts}>
    <summary class="line">${line}</summary>
    <div class="requirement-body">
      <p class="soft origin">
        ${finding && html`<strong class="finding">${finding}</strong> · `}${requirement.source} ·
        ${' '}${levelText(record, level)} Binds the ${partyWords[requirement.party]}. Impact:
        ${' '}${impactWords[impact]}.
      </p>
      ${requirement.quote && html`<blockquote class="quote">${requirement.quote}</blockquote>`}
      ${known(requirement)}
      ${examples.length === 0 && html`<p>This run skipped its Examples.</p>`}
      ${examples.map((example) => exampleEntry(record, requirement, example))}
    </div>
  </details>`;
}
