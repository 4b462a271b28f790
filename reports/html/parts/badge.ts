import { type Standing, standingWords } from '../../record/words.ts';
import { html, type Markup } from './markup.ts';

/** A verdict in a word, with a mark for those who see no colour. */
export function badge(standing: Standing): Markup {
  const { label, mark } = standingWords[standing];
  return html`<span class="badge" data-standing=${standing}><span aria-hidden="true">${mark}</span> ${label}</span>`;
}
