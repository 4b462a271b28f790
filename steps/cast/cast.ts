import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../harness/clock/clock.ts';
import { NotOffered, PreparationFailed } from '../../harness/preparation.ts';
import type { Random } from '../../harness/random/random.ts';
import type { FlowUsers, Account as ListedAccount, Target, TargetServer } from '../../harness/targets/target.ts';
import { partyAt } from '../../harness/targets/target-servers.ts';
import type { Itinerary } from '../../harness/wire/itinerary.ts';
import { serverParty } from '../../harness/wire/party.ts';
import type { Recorder } from '../../harness/wire/recorder.ts';
import type { Send } from '../../harness/wire/send.ts';
import { PlainBrowser } from '../../simulators/browsing/plain-browser.ts';
import { visiting } from '../../simulators/browsing/visits.ts';
import type { Client, ClientOptions } from '../../simulators/client/index.ts';
import type { Mail, Mailbox } from '../../simulators/mail/index.ts';
import { type Network, nameAsAddress, placeAt, type Resolve } from '../../simulators/network/index.ts';
import { createVisitor, type Visitor } from '../../simulators/oauth/visitor.ts';
import type { Context, Learnt, Peer } from '../../simulators/peer/index.ts';
import { domainOf, localpartOf } from '../../spec/wire/ids.ts';
import type { EditionInPlay } from './edition-in-play.ts';
import { isPeer } from './names.ts';
import type { Parties } from './parties.ts';
import { peerPort } from './peer-port.ts';
import type { Reach } from './reach.ts';

export interface CastOptions {
  readonly target: Target;
  /** Who makes clients and peers: those of the edition. */
  readonly players: Pick<EditionInPlay, 'createClient' | 'openPeer'>;
  readonly parties: Parties;
  readonly send: Send;
  readonly itinerary: Itinerary;
  readonly recorder: Recorder;
  readonly network: Network;
  readonly clock: Clock;
  readonly random: Random;
  readonly runTag: string;
  /** Ports that peers of this run had. A target may still have something for whoever was there. */
  readonly usedPorts: Set<number>;
  /** Which parties of ours the target is known to reach. */
  readonly reach: Reach;
  /** What the peers of this run have learnt. */
  readonly learnt: Learnt;
}

/** How a user of the target proves who they are. */
export interface Account {
  readonly localpart: string;
  readonly password: string;
  /** Where the target writes to the user, where that is known. */
  readonly email?: string | undefined;
  /** The flows that the user is held to, each by its sequence of types, where that is known. */
  readonly flows?: readonly (readonly string[])[] | undefined;
}

/** A flow that a user must be able to use. */
export interface WantedFlow {
  /** The types of its stages, in order. */
  readonly stages: readonly string[];
  /** How many services its OAuth2 stage offers. */
  readonly services: number;
}

/** The parties of one Example, by their names in the feature. All are fresh: no other Example knows them. */
export class Cast {
  readonly #options: CastOptions;
  readonly #clients = new Map<string, Client>();
  readonly #accounts = new Map<string, Account>();
  readonly #peers = new Map<string, Peer>();
  readonly #remoteUsers = new Map<string, string>();
  readonly #closers: (() => Promise<void>)[] = [];
  /** Whether the peers of this Example write PDUs as the server of the day did, or exactly as the draft does. */
  readonly #tellsDepth: boolean;
  #missedMail = false;

  readonly #visit: Send;

  constructor(options: CastOptions) {
    this.#options = options;
    this.#tellsDepth = options.random.fork('form of PDUs').chance(0.5);
    this.#visit = visiting(options.itinerary, options.send);
  }

  /** Where users of the Example may be sent. */
  get itinerary(): Itinerary {
    return this.#options.itinerary;
  }

  /** The user agent of that name; it need not have an account yet. */
  client(name: string): Client {
    const known = this.#clients.get(name);
    if (known) return known;
    return this.settle(name, this.#options.target.servers[0]);
  }

  /** Makes the user agent of that name one of that server's, for the rest of the Example. */
  settle(name: string, { serverName, clientUrl }: TargetServer): Client {
    const client = this.clientAt(name, { party: serverParty(serverName), clientUrl });
    this.#clients.set(name, client);
    return client;
  }

  /** The server of the target that a feature calls so: `the target`, which is its first one, or `the second server`. */
  server(words: string): TargetServer {
    const { servers } = this.#options.target;
    const word = words === 'the target' ? 'first' : words.replace(/^the (\w+) server$/, '$1');
    const found = servers.find(({ name }) => name === word);
    if (found) return found;
    throw new NotOffered(`the target has no ${word} server: name it under "servers" in a target file`);
  }

  /** Who is at an address, in the transcript's words. */
  readonly partyAt = (url: string): string => partyAt(this.#options.target.servers, url);

  /** A user agent at any home server, which no other step knows. */
  clientAt(name: string, server: ClientOptions['server']): Client {
    const { target, players, clock, random, itinerary } = this.#options;
    const { dialect, patience } = target.profile;
    itinerary.allow(server.clientUrl);
    return players.createClient({
      ...{ name: name.toLowerCase(), server, dialect, send: this.#visit, patience, clock },
      random: random.fork(`client ${name}`),
    });
  }

  /** A browser without script; each name has its own cookies. */
  browser(name: string): PlainBrowser {
    const { answerMs } = this.#options.target.profile.patience;
    const from = `browser of ${name.toLowerCase()}`;
    return new PlainBrowser({ from, send: this.#visit, partyAt: this.partyAt, answerMs });
  }

  /** A browser that signs in at services; each name has its own cookies. */
  visitor(name: string): Visitor {
    const { answerMs } = this.#options.target.profile.patience;
    return createVisitor({ who: name.toLowerCase(), send: this.#visit, partyAt: this.partyAt, answerMs });
  }

  /** The mails to an address. */
  mailbox(address: string): Mailbox {
    const { mail } = this.#options.parties;
    if (!mail) throw new Error('no mail server is open');
    return mail.mailbox(address);
  }

  /** The next mail to an address, here already or coming within the patience for a delivery; else undefined. */
  async nextMail(address: string): Promise<Mail | undefined> {
    const mail = await this.mailbox(address).next(this.#options.target.profile.patience.deliveryMs);
    this.#missedMail ||= mail === undefined;
    return mail;
  }

  /** Whether a mail was waited for that did not come. */
  get missedMail(): boolean {
    return this.#missedMail;
  }

  /** A client of the target's first server that is logged in: one of the Example's, or else a new one. */
  async anyClient(): Promise<Client> {
    const [{ serverName }] = this.#options.target.servers;
    const isThere = ({ session }: Client) => session !== undefined && domainOf(session.userId) === serverName;
    const known = [...this.#clients.values()].find(isThere);
    if (known) return known;
    await this.makeAccount('Probe');
    return this.client('Probe');
  }

  /** Ends a party of one step's own with the Example. */
  closeLater(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  /** A user name that nobody has had before, on any run. */
  freshLocalpart(name: string): string {
    return `${name.toLowerCase()}-${this.#options.runTag}${this.#options.random.word(6)}`;
  }

  freshPassword(): string {
    const password = `Pw-${this.#options.random.word(16)}`;
    this.#options.recorder.addSecret(password);
    return password;
  }

  /** Gives the client an account: a new one where anybody may register, else one of those listed for the target. */
  async makeAccount(name: string, wanted?: WantedFlow): Promise<void> {
    const { accounts } = this.#options.target.profile;
    if (accounts.registration !== 'open') return this.#takeListed(name, accounts.registration, wanted);
    const fresh = this.freshLocalpart(name);
    const users = wanted && accounts.flows.find((flow) => sameFlow(flow, wanted));
    const localpart = users ? users.localpart.replace('{localpart}', fresh) : fresh;
    const password = this.freshPassword();
    await this.client(name).mustRegister({ localpart, password });
    this.noteRegistered(name, password, users?.exclusive ? [users.stages] : undefined);
  }

  /** Notes the account that the client has just registered, by the user id it was given: that need not be the one asked for. */
  noteRegistered(name: string, password: string, flows?: Account['flows']): void {
    const localpart = localpartOf(this.client(name).userId);
    const email = this.#options.target.profile.accounts.email?.replace('{localpart}', localpart);
    this.noteAccount(name, { localpart, password, email, flows });
  }

  async #takeListed(name: string, listed: readonly ListedAccount[], wanted?: WantedFlow): Promise<void> {
    const taken = new Set([...this.#accounts.values()].map(({ localpart }) => localpart));
    const free = listed.find(({ user, flows }) => {
      const mayUse = !wanted || !flows || flows.some((stages) => isDeepStrictEqual(stages, wanted.stages));
      return mayUse && !taken.has(user);
    });
    if (!free) throw new NotOffered('the target file lists too few accounts for this Example');
    const { user, password, email, flows } = free;
    this.noteAccount(name, { localpart: user, password, email, flows });
    if (!wanted) await this.client(name).mustLogin({ user, password });
  }

  noteAccount(name: string, account: Account): void {
    this.#accounts.set(name, account);
    // What an earlier Example left unread is not for this one.
    if (account.email !== undefined) this.#options.parties.mail?.mailbox(account.email).skip();
  }

  /** The user id of whoever has that account, logged in or not. */
  userId(name: string): string {
    const client = this.client(name);
    return client.session?.userId ?? `@${this.account(name).localpart}:${this.#options.target.servers[0].serverName}`;
  }

  /** The names of all who have an account. */
  get users(): readonly string[] {
    return [...this.#accounts.keys()];
  }

  account(name: string): Account {
    const account = this.#accounts.get(name);
    if (!account) throw new Error(`${name} has no account in this Example`);
    return account;
  }

  /** The target file says where the target's servers are; the others' names are their addresses. */
  readonly #resolve: Resolve = (serverName) => {
    const known = this.#options.target.servers.find((server) => server.serverName === serverName);
    return known ? placeAt(known.federationUrl) : nameAsAddress(serverName);
  };

  /** The peer of that name, listening; opened on first use. */
  async openPeer(name: string): Promise<Peer> {
    const { target, players, recorder, send, network, random, clock, usedPorts, reach, learnt } = this.#options;
    const known = this.#peers.get(name);
    if (known) return known;
    const cutOff = reach.cutOff('peers');
    if (cutOff !== undefined) throw new PreparationFailed(cutOff, 'environment');
    const { host, advertise, ports } = target.profile.peers;
    const peer = await peerPort({ range: ports, random, used: usedPorts }, (port) =>
      players.openPeer({
        name,
        servers: namesOf(target.servers),
        resolve: this.#resolve,
        dialect: target.profile.dialect,
        learnt,
        tellsDepth: this.#tellsDepth,
        recorder,
        send,
        network,
        random: random.fork(`peer ${name}`),
        clock,
        now: target.now,
        patience: target.profile.patience,
        host,
        advertise,
        port,
      }),
    );
    this.#peers.set(name, peer);
    return peer;
  }

  /** Whether an earlier step opened a peer. */
  get hasPeers(): boolean {
    return this.#peers.size > 0;
  }

  /** The peer of that name, which an earlier step opened. */
  peer(name: string): Peer {
    const peer = this.#peers.get(name);
    if (!peer) throw new Error(`no earlier step opened the peer ${name}`);
    return peer;
  }

  /** What a peer knows of a room; one that is not in it knows what another one does. */
  contextOf(peerName: string, roomId: string): Context {
    const contexts = [this.peer(peerName), ...this.#peers.values()].map((peer) => peer.contexts.get(roomId));
    const known = contexts.find((context) => context !== undefined);
    if (!known) throw new Error(`no peer knows the room ${roomId}`);
    return known;
  }

  /** The name of a server, by the word that a feature has for it. */
  serverName(server: string): string {
    if (isPeer(server)) return this.peer(server).serverName;
    return this.server(server).serverName;
  }

  /** The user id of a peer's user. */
  remoteUser(name: string, peerName: string): string {
    const key = `${name} of ${peerName}`;
    const userId = this.#remoteUsers.get(key) ?? this.peer(peerName).userId(name.toLowerCase());
    this.#remoteUsers.set(key, userId);
    return userId;
  }

  /** Whether a server of the target or a peer of the Example has that name. */
  isServer(name: string): boolean {
    const peers = [...this.#peers.values()];
    return [...this.#options.target.servers, ...peers].some(({ serverName }) => serverName === name);
  }

  /** How many requests of the target our peers keep waiting on purpose. */
  heldRequests(): number {
    return [...this.#peers.values()].reduce((held, peer) => held + peer.held, 0);
  }

  async close(): Promise<void> {
    await Promise.all([
      ...this.#closers.map((close) => close()),
      ...[...this.#peers.values()].map((peer) => peer.close()),
    ]);
  }
}

function sameFlow(users: FlowUsers, wanted: WantedFlow): boolean {
  return users.services === wanted.services && isDeepStrictEqual([...users.stages], [...wanted.stages]);
}

function namesOf([first, ...others]: Target['servers']): readonly [string, ...string[]] {
  return [first.serverName, ...others.map(({ serverName }) => serverName)];
}
