import type { RequirementRecord } from '../../../harness/verdict/run-record.ts';
import { knownText } from '../../record/known-text.ts';
import { html, type Markup } from './markup.ts';

/** That the target's own project knows of a deviation, and its reason. */
export function known({ known }: RequirementRecord): Markup {
  if (!known) return null;
  return html`<p class="known"><strong>Known deviation.</strong> ${knownText(known)}</p>`;
}
