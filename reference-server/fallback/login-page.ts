import { documentOf, html, type VNode } from '../markup.ts';
import type { Stages } from '../rules/login.ts';
import { flowInWords } from './stage-words.ts';

/** What the page is made of. */
export interface LoginPage {
  readonly serverName: string;
  readonly flows: readonly Stages[];
  /** Origins of pages that may be handed the credentials. */
  readonly allowedOrigins: readonly string[];
  readonly sessionLifetimeMs: number;
  /** Where its files are, relative to the page, with a slash at the end. */
  readonly folder: string;
}

/** The login page, as an HTML document. Without script it still says which ways to log in there are. Draft: Fallback. */
export function loginPage({ serverName, flows, allowedOrigins, sessionLifetimeMs, folder }: LoginPage): string {
  return documentOf(html`
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Log in · ${serverName}</title>
        <link rel="icon" href="${folder}icon.svg" />
        <link rel="stylesheet" href="${folder}page.css" />
        <script type="module" src="${folder}main.js"></script>
      </head>
      <body>
        <main
          data-server=${serverName}
          data-origins=${allowedOrigins.join(' ')}
          data-session-lifetime-ms=${sessionLifetimeMs}
        >
          <h1>Log in</h1>
          <p>to ${serverName}, in one of these ways:</p>
          <ul>
            ${flows.map(flowItem)}
          </ul>
          <p class="late">To go on, this page needs JavaScript. Allow it in your browser, or load the page again.</p>
        </main>
      </body>
    </html>
  `);
}

function flowItem(stages: Stages): VNode | VNode[] {
  const words = flowInWords(stages);
  if (words === undefined) return html`<li>This page cannot carry out ${stages.join(', then ')}</li>`;
  return html`<li data-stages=${stages.join(' ')}>${words}</li>`;
}
