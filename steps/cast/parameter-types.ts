import { defineParameterType } from '@cucumber/cucumber';
import type { Remote, Speaker } from './names.ts';

const client = '[A-Z][a-z]+';
const peer = 'blue|green';
const remote = `(${client}) of (${peer})`;
const list = (one: string) => new RegExp(`(?:${one})(?:, (?:${one}))* and (?:${one})`);
const split = (words: string) => words.split(/, | and /);
const itself = (words: string) => words;

/** A user agent of the target: `Alice`. */
defineParameterType({ name: 'client', regexp: new RegExp(client), transformer: itself });

/** Several of them: `Alice, Bob and Cleo`. */
defineParameterType({ name: 'clients', regexp: list(client), transformer: split });

/** A peer: `blue`. */
defineParameterType({ name: 'peer', regexp: new RegExp(peer), transformer: itself });

/** Whoever is shown something: a client or a peer. */
defineParameterType({ name: 'party', regexp: new RegExp(`${client}|${peer}`), transformer: itself });

/** Several of them: `Bob and Cleo`, `blue and green`. */
defineParameterType({ name: 'parties', regexp: list(`${client}|${peer}`), transformer: split });

/** A server, whichever: `the target`, which is its first one, `the second server`, `blue`. */
defineParameterType({
  name: 'server',
  regexp: new RegExp(`the target|the [a-z]+ server|${peer}`),
  transformer: itself,
});

/** `Carol of blue`. */
defineParameterType({
  name: 'remote',
  regexp: new RegExp(remote),
  transformer: (user: string, peerName: string): Remote => ({ user, peer: peerName }),
});

/** Whoever says something: `Alice`, or `Carol of blue`. */
defineParameterType({
  name: 'speaker',
  regexp: [new RegExp(remote), new RegExp(`(${client})`)],
  transformer: (user: string | null, peerName: string | null, local: string | null): Speaker =>
    user && peerName ? { user, peer: peerName } : (local ?? ''),
});

/** How many times: `once`, `twice`, `3 times`. */
defineParameterType({
  name: 'times',
  regexp: /once|twice|\d+ times/,
  transformer: (words: string) => ({ once: 1, twice: 2 })[words] ?? Number.parseInt(words, 10),
});

/** Which one: `first`, `second`. */
defineParameterType({
  name: 'nth',
  regexp: /first|second/,
  transformer: (words: string) => (words === 'first' ? 1 : 2),
});
