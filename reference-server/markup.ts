import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

export { html, type VNode };

/** A whole HTML document. What is put into markup by `${}` is text, never markup. */
export function documentOf(root: VNode): string {
  return `<!doctype html>\n${renderToString(root)}\n`;
}
