// The login page. A window that comes back from a service gives the answer to the page that waits; where none does, as in
// an app that opens everything in one window, it goes on by itself.

import { facts } from './facts.js';
import { offerAnswer } from './hand-over.js';
import { Login } from './login.js';
import { aside, element, show } from './view.js';

const login = new Login(facts);
const { arrival } = facts;

if (!arrival) {
  login.choose({ keepsFocus: true });
} else if (arrival.session && (await offerAnswer(arrival.session, arrival.answer))) {
  show({
    heading: 'Thank you',
    children: [
      element('p', {}, 'Go on in the window where you are logging in. This one can be closed.'),
      // Not closed by itself: what a person reads must not vanish.
      aside('Close this window', () => window.close()),
    ],
  });
} else {
  login.goOn(arrival);
}
