import type { ExampleRecord } from '../../../harness/verdict/run-record.ts';
import { html, type Markup } from './markup.ts';

const states: Readonly<Record<ExampleRecord['steps'][number]['state'], { mark: string; says: string }>> = {
  done: { mark: '✓', says: 'done' },
  stopped: { mark: '✕', says: 'stopped here' },
  'not-reached': { mark: '○', says: 'not reached' },
};

/** The steps in the words of the feature, and how far the Example came. */
export function steps(all: ExampleRecord['steps']): Markup {
  if (all.length === 0) return null;
  return html`<ol class="steps">
    ${all.map(({ text, state }) => {
      const { mark, says } = states[state];
      return html`<li data-state=${state}>
        <span class="step-mark" aria-hidden="true">${mark}</span> <span>${text}</span>
        <span class=${state === 'done' ? 'unseen' : 'says'}> ${says}</span>
      </li>`;
    })}
  </ol>`;
}
