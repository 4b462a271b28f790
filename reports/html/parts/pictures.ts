import type { Picture } from '../../../harness/verdict/evidence.ts';
import { html, type Markup } from './markup.ts';

/** What a browser showed, each picture under its title. */
export function pictures(seen: readonly Picture[]): Markup {
  return (
    seen.length > 0 &&
    html`<div class="pictures">
      ${seen.map(
        ({ title, base64 }) =>
          html`<figure><img src=${`data:image/png;base64,${base64}`} alt=${title} /><figcaption>${title}</figcaption></figure>`,
      )}
    </div>`
  );
}
