import { documentOf, html, type VNode } from '../markup.ts';
import type { Stages } from '../rules/login.ts';
import { flowInWords } from './stage-words.ts';

/** An answer of the login that reached a browser window, which is to go on with it or to hand it to the one that waits. */
export interface Arrival {
  /** The session it belongs to, where one is known. */
  readonly session?: string | undefined;
  /** Credentials, the next stage or a standard error, as a client gets it. */
  readonly answer: object;
}

/** What the page is made of. */
export interface LoginPage {
  readonly serverName: string;
  readonly flows: readonly Stages[];
  /** Origins of pages that may be handed the credentials. */
  readonly allowedOrigins: readonly string[];
  readonly sessionLifetimeMs: number;
  /** Where its files are, relative to the page, with a slash at the end. */
  readonly folder: string;
  readonly arrival?: Arrival | undefined;
}

/** The login page, as an HTML document. Without script it still says which ways to log in there are. Draft: Fallback. */
export function loginPage(page: LoginPage): string {
  const { serverName, folder } = page;
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
        ${page.arrival && dataBlock('arrival', page.arrival)}
      </head>
      <body>
        <main
          data-server=${serverName}
          data-origins=${page.allowedOrigins.join(' ')}
          data-session-lifetime-ms=${page.sessionLifetimeMs}
        >
          <h1>Log in</h1>
          <p>to ${serverName}, in one of these ways:</p>
          <ul>
            ${page.flows.map(flowItem)}
          </ul>
          <noscript><p>To go on, this page needs JavaScript. Allow it in your browser and open the page again.</p></noscript>
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

/** JSON for the script; nothing in it can end the block. */
function dataBlock(id: string, data: object): VNode | VNode[] {
  const json = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  return html`<script type="application/json" id=${id} dangerouslySetInnerHTML=${{ __html: json }}></script>`;
}
