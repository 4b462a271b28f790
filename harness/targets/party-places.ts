import type { TargetDescriptor } from './descriptor.ts';
import type { PartyPlaces } from './target.ts';
import { readTargetFile } from './target-file.ts';

const anyPort = { host: '127.0.0.1', port: 0 };

/** The reference server is told where our parties are when it is started, so they may be anywhere. */
const besideReference: PartyPlaces = {
  mail: anyPort,
  oauth: [
    { ...anyPort, clientId: 'reference-server', clientSecret: 'first-secret-of-the-reference-server' },
    { ...anyPort, clientId: 'reference-server', clientSecret: 'second-secret-of-the-reference-server' },
  ],
};

/** Where the parties that a target needs for its logins must listen. */
export function partyPlaces(descriptor: TargetDescriptor): PartyPlaces {
  switch (descriptor.kind) {
    case 'reference':
    case 'reference:process':
      return besideReference;
    case 'url':
      return { oauth: [] };
    case 'file': {
      const { mail, oauth = [] } = readTargetFile(descriptor.path).file;
      return { mail: mail?.listen, oauth: oauth.map(({ listen, ...credentials }) => ({ ...listen, ...credentials })) };
    }
  }
}

/** Whether our mail server or services must be at ports that only one worker can have. */
export function hasFixedParties(descriptor: TargetDescriptor): boolean {
  const { mail, oauth } = partyPlaces(descriptor);
  return [mail, ...oauth].some((place) => place !== undefined && place.port !== 0);
}
