import { html, type Markup } from './markup.ts';

/** A command to paste into a shell. The button works with script only, which shows it. */
export function command(text: string): Markup {
  return html`<div class="command">
    <code>${text}</code>
    <button type="button" class="copy" hidden>Copy</button>
  </div>`;
}
