import type { RunRecord } from '../../../harness/verdict/run-record.ts';
import { requirementCounts } from '../../record/counts.ts';
import { impacts, impactWords, levels, levelText, standings, standingWords } from '../../record/words.ts';
import { badge } from './badge.ts';
import { html, type Markup } from './markup.ts';

/** Which requirements to show. Works with script only, which shows it; nothing ticked means everything. */
export function filter(record: RunRecord): Markup {
  const counts = requirementCounts(record);
  const atLevel = (level: string) => record.requirements.filter((requirement) => requirement.level === level).length;
  const of = (impact: string) => record.requirements.filter((requirement) => requirement.impact === impact).length;
  return html`<form id="filter" class="filter" role="search" aria-label="Filter the requirements" autocomplete="off" hidden>
    <div class="field">
      <label for="text">Find</label>
      <input type="search" id="text" name="text" placeholder="id, words, path, error code" spellcheck="false" />
    </div>
    <fieldset>
      <legend>Verdict</legend>
      ${standings.map((standing) => choice('verdict', standing, badge(standing), counts[standing], standingWords[standing].means))}
    </fieldset>
    <fieldset>
      <legend>Level</legend>
      ${levels.map((level) => choice('level', level, level, atLevel(level), levelText(record, level)))}
    </fieldset>
    <fieldset>
      <legend>Impact</legend>
      ${impacts.map((impact) => choice('impact', impact, impactWords[impact], of(impact), `Broken, it costs ${impactWords[impact]}.`))}
    </fieldset>
    <div class="filter-end">
      <output id="shown" class="shown" role="status">All ${record.requirements.length} requirements</output>
      <button type="button" id="show-all">Show all</button>
    </div>
  </form>`;
}

function choice(name: string, value: string, label: Markup | string, count: number, means: string): Markup {
  return html`<label class="choice" title=${means}>
    <input type="checkbox" name=${name} value=${value} /> <span>${label}</span> <span class="tally">${count}</span>
  </label>`;
}
