// The end of a login: the client has the credentials, the person is told who they are. Nothing else is kept.

import { deliver } from './deliver.js';
import { element, show } from './view.js';

export function showEnd(credentials, allowedOrigins) {
  const isDelivered = deliver(credentials, allowedOrigins);
  show({
    heading: 'You are logged in',
    children: [
      element('p', {}, 'You are logged in as ', element('strong', {}, credentials.user_id), '.'),
      element('p', {}, isDelivered ? 'You can go back to your app.' : nobodyAsked),
    ],
  });
}

const nobodyAsked =
  'No app was there to take over, so nobody can use this login. Open your app and begin there, if that is what you want.';
