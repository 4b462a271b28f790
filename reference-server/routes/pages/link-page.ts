import type { LinkVisit } from '../../handlers/login/email-url-stage.ts';
import { html } from '../../markup.ts';
import type { PageContent } from './answer-page.ts';

/** The page behind the link of a mail, and its status. It asks before it confirms: programs that look at mail open links. */
export function linkPage(visit: LinkVisit): { status: number; content: PageContent } {
  switch (visit.kind) {
    case 'asks':
      return {
        status: 200,
        content: {
          title: 'Is this you?',
          body: html`
            <p>Somebody is logging in as <strong>${visit.userId}</strong>.</p>
            <form method="post"><button>Yes, log me in</button></form>
            <p>If it is not you, close this page: without you nobody gets in.</p>
          `,
        },
      };
    case 'confirmed':
      return notice(200, 'Thank you', 'You can close this page and go on where you are logging in.');
    case 'spent':
      return notice(410, 'This link has been used', 'Go on where you are logging in, or begin there again.');
    case 'unknown':
      return notice(404, 'This link is not valid', 'It may be too old. Begin again where you want to log in.');
  }
}

function notice(status: number, title: string, text: string): { status: number; content: PageContent } {
  return { status, content: { title, body: html`<p>${text}</p>` } };
}
