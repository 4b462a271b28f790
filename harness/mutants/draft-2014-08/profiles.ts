import { alterRequests, keepFirst, objectIn, withBody } from '../alter.ts';
import type { Mutant } from '../mutant.ts';

const setDisplayName = /^PUT .*\/displayname$/;

export const profiles: readonly Mutant[] = [
  {
    id: 'profile.displayname/first-stays',
    requirement: 'profile.displayname',
    breaks: 'It acknowledges a second display name and keeps the first.',
    edge: () => keepFirst(setDisplayName),
  },
  {
    id: 'profile.unicode/normalises',
    requirement: 'profile.unicode',
    breaks: 'It turns display names into their composed form.',
    edge: () =>
      alterRequests(setDisplayName, (request) => {
        const { displayname, ...rest } = objectIn(request);
        return { forward: withBody(request, { ...rest, displayname: String(displayname).normalize('NFC') }) };
      }),
  },
  {
    id: 'profile.own-only/anybody',
    requirement: 'profile.own-only',
    breaks: "It lets users change each other's profiles.",
    rules: () => ({ mayEditProfile: () => true }),
  },
];
