import type { ServiceChoice } from '../../handlers/login/oauth-stage.ts';
import { html } from '../../markup.ts';
import type { PageContent } from './answer-page.ts';

/** The service selection page: one link per service, to its Authorization Request URI. Draft: OAuth2-based. */
export function servicesPage(choices: readonly ServiceChoice[] | undefined): { status: number; content: PageContent } {
  if (!choices) {
    const body = html`<p>It may be too old. Begin again where you want to log in.</p>`;
    return { status: 404, content: { title: 'This page is not valid any more', body } };
  }
  const body = html`
    <p>Choose the service that knows you.</p>
    <ul>
      ${choices.map(({ title, uri }) => html`<li><a href=${uri}>${title}</a></li>`)}
    </ul>
  `;
  return { status: 200, content: { title: 'Log in with', body } };
}
