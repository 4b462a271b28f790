import type { Response } from 'express';
import { documentOf, html, type VNode } from '../../markup.ts';

/**
 * What browsers are told of every page: it needs nothing but our own style sheet and script, is shown in nobody's frame,
 * sends forms to us only, is not kept, and tells the next site nothing.
 */
const headers: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** What a page of ours is made of. All are two levels below the login's path. */
export interface PageContent {
  readonly title: string;
  readonly body: VNode | VNode[];
  /** Path of a script of ours, relative to the page. */
  readonly script?: string;
}

/** Answers with a page for people. */
export function answerPage(response: Response, status: number, { title, body, script }: PageContent): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(
    documentOf(html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="../page.css" />
        ${script && html`<script src=${script} defer></script>`}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`),
  );
}
