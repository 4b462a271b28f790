import { clip } from '../../record/clip.ts';
import { differences, type Segment } from '../differences.ts';
import { html, type Markup } from './markup.ts';

/** A longer value is in run.json; the page shows its beginning. */
const longestValueChars = 10_000;

/** Expected beside actual. Where they nearly agree, what differs is marked. */
export function compare(check: { expected: string; actual: string; holds: boolean }): Markup {
  const expected = clip(check.expected, longestValueChars);
  const actual = clip(check.actual, longestValueChars);
  const pieces = check.holds ? undefined : differences(expected.text, actual.text);
  return html`<dl class="compare">
    <div class="expected"><dt>expected</dt><dd>${value(pieces?.expected, expected)}</dd></div>
    <div class="actual"><dt>actual</dt><dd>${value(pieces?.actual, actual)}</dd></div>
  </dl>`;
}

function value(pieces: readonly Segment[] | undefined, { text, leftOut }: ReturnType<typeof clip>): Markup {
  const shown = pieces?.map((piece) => (piece.differs ? html`<mark>${piece.text}</mark>` : piece.text)) ?? text;
  return html`<pre>${shown}</pre>${leftOut > 0 && html`<p class="left-out">${leftOut} more characters in run.json</p>`}`;
}
