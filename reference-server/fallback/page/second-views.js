// What stands on the page between the first request of a stage and its last. Draft: OAuth2-based, Email-based.

import { pollWhileSeen } from './await-link.js';
import { notUnderstood, Refused } from './client.js';
import { showForm } from './form.js';
import { onServiceAnswer } from './service-answer.js';
import { aside, element, show } from './view.js';

const views = {
  'm.login.email.code': showCode,
  'm.login.email.url': showLink,
  'm.login.oauth2': showService,
};

/**
 * The function that shows how a stage goes on after that answer; undefined where it has one request only. Throws Refused
 * for an answer that leads nowhere.
 */
export function secondViewFor(type, answer) {
  if (type === 'm.login.oauth2' && !leadsToPage(answer.uri)) throw new Refused(notUnderstood);
  return views[type];
}

function showCode({ email, step, asides, submit, repeat }) {
  showForm({
    heading: 'Enter the code',
    step,
    words: `We sent a code to ${email}. It may take a minute to arrive.`,
    fields: ['code'],
    button: 'Continue',
    asides: [aside(again, repeat), ...asides],
    submit,
  });
}

function showLink({ email, sessionLifetimeMs, step, asides, signal, submit, repeat, beginAgain }) {
  showForm({
    heading: 'Open the link',
    step,
    words: `Open the link we sent to ${email}. This page then goes on by itself.`,
    fields: [],
    button: 'I have opened it',
    asides: [aside(again, repeat), ...asides],
    submit,
  });
  pollWhileSeen({
    signal,
    overAfterMs: sessionLifetimeMs,
    onOver: () => beginAgain('The time to open the link is over. Begin again.'),
    async poll() {
      try {
        await submit({});
      } catch (refused) {
        if (!(refused instanceof Refused)) throw refused;
        if (refused.isFinal && refused.errcode !== 'M_LOGIN_EMAIL_URL_NOT_YET' && !signal.aborted) {
          beginAgain(refused.message);
        }
      }
    },
  });
}

function showService({ answer, session, step, asides, signal, take }) {
  onServiceAnswer(session, take, signal);
  show({
    heading: 'Continue at the service',
    step,
    children: [
      element('p', {}, 'The service opens in a new window. Once you have agreed there, this page goes on by itself.'),
      element(
        'a',
        { class: 'button', href: answer.uri, target: '_blank', rel: 'noreferrer' },
        'Continue at the service',
      ),
      element('p', { class: 'asides' }, ...asides),
    ],
  });
}

const again = 'Change the address or send again';

function leadsToPage(uri) {
  return typeof uri === 'string' && URL.canParse(uri) && /^https?:$/.test(new URL(uri).protocol);
}
