import type { RequirementRecord, RunRecord } from '../../../harness/verdict/run-record.ts';
import { type Cause, causesOf } from '../../record/causes.ts';
import { decisiveExchange, failedChecks } from '../../record/evidence.ts';
import { decisiveExamples, type FoundRequirement, findingsOf } from '../../record/findings.ts';
import { findingWords } from '../../record/words.ts';
import { exampleAnchor, exchangeAnchor, requirementAnchor } from '../anchors.ts';
import { compare } from './compare.ts';
import { known } from './known.ts';
import { html, type Markup } from './markup.ts';

/** What is wrong, before everything else, each with its first proof. */
export function findings(record: RunRecord): Markup {
  const found = findingsOf(record);
  if (found.length === 0) return null;
  return html`<section aria-labelledby="findings">
    <h2 id="findings">Findings <span class="count">${found.length}</span></h2>
    <ol class="cards">
      ${found.map(finding)}
    </ol>
  </section>`;
}

function finding(requirement: FoundRequirement): Markup {
  const failed = decisiveExamples(requirement);
  const example = failed[0];
  const check = example && failedChecks(example)[0];
  const first = check && decisiveExchange(check);
  const isKept = example?.exchanges.some(({ n }) => n === first);
  return html`<li class="card" data-finding=${requirement.finding}>
    ${title(findingWords[requirement.finding].label, requirement)} ${known(requirement)}
    ${check && html`<p class="check-text">${check.text}</p>`} ${check && compare(check)}
    ${
      example &&
      html`<p class="evidence-link">
        <a href=${`#${exampleAnchor(example)}`}>Evidence: ${example.name}</a>
        ${failed.length > 1 && html` <span class="soft">and ${failed.length - 1} more</span>`}
        ${first !== undefined && isKept && html`, first <a href=${`#${exchangeAnchor(example, first)}`}>exchange ${first}</a>`}
      </p>`
    }
  </li>`;
}

/** Why Examples stayed inconclusive: each cause once, with all that it stopped. */
export function undecided(record: RunRecord): Markup {
  const causes = causesOf(record);
  if (causes.length === 0) return null;
  return html`<section aria-labelledby="undecided">
    <h2 id="undecided">Inconclusive <span class="count">${causes.length}</span></h2>
    <ol class="cards">${causes.map(causeCard)}</ol>
  </section>`;
}

function causeCard({ reason, stopped }: Cause): Markup {
  const [first] = stopped;
  const links = stopped.map(
    ({ requirement, example }) => html`<li>
      <a href=${`#${exampleAnchor(example)}`}><code>${requirement.id}</code> ${example.name}</a>
    </li>`,
  );
  const heading =
    first && stopped.length === 1
      ? title('inconclusive', first.requirement)
      : html`<h3><span class="finding">${stopped.length} Examples stopped by one cause</span></h3>`;
  return html`<li class="card" data-finding="undecided">
    ${heading}
    <p class="reason">${reason}</p>
    ${stopped.length === 1 ? html`<ul class="stopped">${links}</ul>` : html`<details><summary>What it stopped</summary><ul class="stopped">${links}</ul></details>`}
  </li>`;
}

function title(label: string, requirement: RequirementRecord): Markup {
  return html`<h3>
      <span class="finding">${label}</span>
      <a href=${`#${requirementAnchor(requirement)}`}><code>${requirement.id}</code></a>
      <span class="soft">${requirement.level}, ${requirement.source}</span>
    </h3>
    <p>${requirement.text}</p>`;
}
