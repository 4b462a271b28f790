import { z } from 'zod';
import { expandEndpoint } from '../../spec/dialects/index.ts';
import type { Edition } from '../../spec/editions/index.ts';
import { domainOf, ServerName, UserId } from '../../spec/wire/ids.ts';
import { UserError } from '../user-error.ts';
import { jsonOf } from '../wire/body.ts';
import { defaultTextLimits } from '../wire/kept-text.ts';
import { Recorder } from '../wire/recorder.ts';
import { openConnections, sender, type TlsTrust } from '../wire/send.ts';
import { launch } from './child-process.ts';
import { observedTime } from './observed-time.ts';
import { probe } from './probe.ts';
import { defaultPatience, loopbackPeers, openAccounts, type Target, type TargetProfile } from './target.ts';
import { dialectOf, readTargetFile, type TargetFile, trustOf } from './target-file.ts';
import { targetServers } from './target-servers.ts';

/** A target of which nothing is known but its address. It is asked for its own name. */
export async function openUrl(url: string, { defaultDialect, title }: Edition): Promise<Target> {
  const profile: TargetProfile = {
    name: url,
    dialect: defaultDialect,
    patience: defaultPatience,
    peers: loopbackPeers,
    accounts: openAccounts,
    knownDeviations: [],
  };
  await probe(url, { dialect: profile.dialect, answerMs: profile.patience.answerMs, title });
  // Where nobody can be registered, host and port are taken for the name.
  const serverName = (await userDomain(url, profile)) ?? ServerName.parse(new URL(url).host);
  const servers = targetServers({ serverName, clientUrl: url, federationUrl: url });
  return { profile, servers, ...observedTime(), stop: async () => {} };
}

/** A target described by a file; its servers are launched by the commands in it, unless they are `running` already. */
export async function openFile(path: string, running: boolean): Promise<Target> {
  const { file, folder, edition, knownDeviations } = readTargetFile(path);
  const trust = trustOf(file, folder);
  const { answer, delivery, retry } = file.patience;
  const profile: TargetProfile = {
    name: file.name,
    dialect: dialectOf(file),
    patience: {
      answerMs: answer ?? defaultPatience.answerMs,
      deliveryMs: delivery ?? defaultPatience.deliveryMs,
      retryMs: retry ?? defaultPatience.retryMs,
    },
    peers: file.peers
      ? {
          host: file.peers.listen,
          advertise: file.peers.advertise,
          ...(file.peers.ports && { ports: file.peers.ports }),
        }
      : loopbackPeers,
    accounts: { ...file.accounts, flows: file.accounts.flows },
    offers: file.offers,
    knownDeviations,
    mayVisit: file.mayVisit,
    reportText: {
      perExchange: file.report.perExchange ?? defaultTextLimits.perExchange,
      perRun: file.report.perRun ?? defaultTextLimits.perRun,
    },
  };
  const started = running ? [] : await startAll(file, { folder, trust });
  const stop = async () => void (await Promise.all(started.map((launched) => launched?.stop())));
  try {
    const asked = { dialect: profile.dialect, answerMs: profile.patience.answerMs, title: edition.title, trust };
    for (const { client } of file.servers) await probe(client, asked);
    if (!running) {
      for (const [index, { name, client }] of file.servers.entries()) {
        mustBeCalled({ name, index, path }, await userDomain(client, profile, trust));
      }
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const [first, ...others] = file.servers;
  const placed = (server: TargetFile['servers'][number], index: number) => ({
    serverName: server.name,
    clientUrl: server.client,
    federationUrl: server.federation,
    lifecycle: started[index],
  });
  const servers = targetServers(placed(first, 0), ...others.map((it, i) => placed(it, i + 1)));
  return { profile, servers, trust, ...observedTime(), stop };
}

type Started = Awaited<ReturnType<typeof launch>>;

/** Starts what has a command: each server its own, or all of them by the one of the file. Gives what started each server. */
async function startAll(
  { servers, launch: forAll }: TargetFile,
  where: Pick<Parameters<typeof launch>[0], 'folder' | 'trust'>,
): Promise<(Started | undefined)[]> {
  const [first] = servers;
  const start = async (by: NonNullable<typeof forAll>, client: string) =>
    launch({ command: by.command, readyUrl: `${client}${by.ready}`, readyWithinMs: 30_000, ...where });
  const all = forAll && (await start(forAll, first.client));
  const started: (Started | undefined)[] = [];
  try {
    for (const { launch: own, client } of servers) started.push(own ? await start(own, client) : all);
    return started;
  } catch (error) {
    await Promise.all([all, ...started].map((launched) => launched?.stop()));
    throw error;
  }
}

const Named = z.looseObject({ user_id: UserId });

/** The server's name as a user of it is called: a new one, else one that is listed. Undefined where neither can be had. */
async function userDomain(url: string, profile: TargetProfile, trust?: TlsTrust): Promise<ServerName | undefined> {
  const { dialect, patience, accounts } = profile;
  const connections = openConnections(trust);
  const send = sender(connections, new Recorder(Date.now));
  const ask = async (endpoint: 'register' | 'login', body: object) => {
    const { method, path } = expandEndpoint(dialect, endpoint);
    const exchange = await send({
      ...{ from: 'harness', to: new URL(url).host, method, url: `${url}${path}`, deadlineMs: patience.answerMs },
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const credentials = Named.safeParse(jsonOf(exchange.answer?.body));
    return credentials.success ? domainOf(credentials.data.user_id) : undefined;
  };
  try {
    if (accounts.registration === 'open') {
      const name = `touchstone-probe-${Date.now().toString(36)}`;
      return await ask('register', { user_id: name, password: crypto.randomUUID() });
    }
    const [{ user, password } = { user: '', password: '' }] = accounts.registration;
    return await ask('login', { type: 'm.login.password', user, password });
  } finally {
    await connections.destroy();
  }
}

interface Called {
  readonly name: string;
  /** Its place in the file. */
  readonly index: number;
  readonly path: string;
}

/** Throws a UserError where a server calls itself otherwise than its file does: every user id would be judged wrongly. */
function mustBeCalled({ name, index, path }: Called, called: ServerName | undefined): void {
  if (called === undefined || called === name) return;
  throw new UserError(
    `${path}: servers[${index}].name is "${name}", but the server calls itself "${called}". Correct the name.`,
  );
}
