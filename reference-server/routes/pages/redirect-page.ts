import type { RedirectOutcome } from '../../handlers/login/oauth-redirect.ts';
import { html } from '../../markup.ts';
import type { PageContent } from './answer-page.ts';

/** The channel between pages of ours on which a redirect tells what a client would have been answered. */
const handOverChannel = 'touchstone-login';

/**
 * What a browser is shown when a service has sent it back. Its script hands the outcome to the login page that waits for
 * it in another window, over a channel that no other origin can listen to.
 */
export function redirectPage({ status, body, session }: RedirectOutcome): PageContent {
  const outcome = JSON.stringify({ kind: 'login-answer', session, answer: body });
  const isTaken = status < 400;
  return {
    title: isTaken ? 'Thank you' : 'That did not work',
    script: 'hand-over.js',
    body: html`
      <p id="outcome" data-channel=${handOverChannel} data-outcome=${outcome}>
        ${isTaken ? 'You can close this page and go on where you are logging in.' : sentenceOf(body)}
      </p>
    `,
  };
}

function sentenceOf(body: object): string {
  const { error } = body as { error?: unknown };
  return `Go back to where you are logging in and try again (${String(error)}).`;
}

/** Tells the channel, then forgets: what was handed over is not left in the page. */
export const handOverScript = `
const outcome = document.getElementById('outcome');
const channel = new BroadcastChannel(outcome.dataset.channel);
channel.postMessage(JSON.parse(outcome.dataset.outcome));
channel.close();
delete outcome.dataset.outcome;
`;
