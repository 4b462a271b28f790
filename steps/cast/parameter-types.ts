import { defineParameterType } from '@cucumber/cucumber';

const name = '[A-Z][a-z]+';
const peer = 'blue|green';

/** A user agent of the target: `Alice`. */
defineParameterType({ name: 'client', regexp: new RegExp(name), transformer: (client: string) => client });

/** Several of them: `Alice, Bob and Cleo`. */
defineParameterType({
  name: 'clients',
  regexp: new RegExp(`${name}(?:, ${name})* and ${name}`),
  transformer: (clients: string) => clients.split(/, | and /),
});

/** A server of the target: `the second server`; `the target` is its first. */
defineParameterType({
  name: 'server',
  regexp: /the target|the \w+ server/,
  transformer: (words: string) => (words === 'the target' ? 'first' : words.replace(/^the (\w+) server$/, '$1')),
});

/** A peer: `blue`. */
defineParameterType({ name: 'peer', regexp: new RegExp(peer), transformer: (peerName: string) => peerName });

/** A user of a peer. */
export interface Remote {
  readonly user: string;
  readonly peer: string;
}

/** `Carol of blue`. */
defineParameterType({
  name: 'remote',
  regexp: new RegExp(`(${name}) of (${peer})`),
  transformer: (user: string, peerName: string): Remote => ({ user, peer: peerName }),
});

/** The login types, by the words of the features. */
export const stageTypes: Readonly<Record<string, string>> = {
  password: 'm.login.password',
  'emailed code': 'm.login.email.code',
  'emailed link': 'm.login.email.url',
  OAuth2: 'm.login.oauth2',
};
const stageWords = Object.keys(stageTypes).join('|');

/** A login flow, by its sequence of types: `password, then emailed code`. */
defineParameterType({
  name: 'flow',
  regexp: new RegExp(`(?:${stageWords})(?:, then (?:${stageWords}))*`),
  transformer: (flow: string) => flow.split(', then ').map((words) => stageTypes[words] ?? words),
});

/** How many times: `once`, `twice`, `3 times`. */
defineParameterType({
  name: 'times',
  regexp: /once|twice|\d+ times/,
  transformer: (words: string) => ({ once: 1, twice: 2 })[words] ?? Number.parseInt(words, 10),
});
