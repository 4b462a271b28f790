import { objectIn, withBody } from '../message.ts';
import { type Mutant, mutant } from '../mutant.ts';
import { always } from '../rules.ts';
import { onlyFirst, takes } from './edges.ts';

export const profiles: readonly Mutant[] = [
  mutant(
    'profile.displayname/first-stays',
    'It acknowledges a second display name and keeps the first.',
    onlyFirst('putDisplayName'),
  ),
  mutant(
    'profile.unicode/normalises',
    'It turns display names into their composed form.',
    takes('putDisplayName', (request) => {
      const { displayname, ...rest } = objectIn(request);
      return withBody(request, { ...rest, displayname: String(displayname).normalize('NFC') });
    }),
  ),
  mutant('profile.own-only/anybody', "It lets users change each other's profiles.", always('mayEditProfile', true)),
];
