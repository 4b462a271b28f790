import type { RequirementRecord } from '../../../harness/verdict/run-record.ts';
import { knownText } from '../../record/known-text.ts';
import { html, type Markup } from './markup.ts';

/** That the target's own project knows of a deviation, and what it says about it. */
export function known({ known }: RequirementRecord): Markup {
  if (!known) return null;
  return html`<p class="known"><strong>Known to its project.</strong> ${knownText(known)}</p>`;
}
