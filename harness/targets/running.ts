import { z } from 'zod';
import type { Edition } from '../../spec/editions/index.ts';
import { domainOf, ServerName, UserId } from '../../spec/wire/ids.ts';
import { jsonOf } from '../wire/body.ts';
import { Recorder } from '../wire/recorder.ts';
import { openConnections, sender } from '../wire/send.ts';
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
  const serverName = await askServerName(url, profile);
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
  };
  const started = running ? [] : await startAll(file, { folder, trust });
  const stop = async () => void (await Promise.all(started.map((launched) => launched?.stop())));
  try {
    const asked = { dialect: profile.dialect, answerMs: profile.patience.answerMs, title: edition.title, trust };
    for (const { client } of file.servers) await probe(client, asked);
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

const Registered = z.looseObject({ user_id: UserId });

/** Registers a user and reads the server's name from its user id; where that fails, takes host and port for the name. */
async function askServerName(url: string, profile: TargetProfile): Promise<ServerName> {
  const connections = openConnections();
  try {
    const exchange = await sender(
      connections,
      new Recorder(Date.now),
    )({
      from: 'harness',
      to: new URL(url).host,
      method: 'POST',
      url: `${url}${profile.dialect.prefixes.client}/register`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user_id: `touchstone-probe-${Date.now().toString(36)}`, password: crypto.randomUUID() }),
      deadlineMs: profile.patience.answerMs,
    });
    const registered = Registered.safeParse(jsonOf(exchange.answer?.body));
    return registered.success ? domainOf(registered.data.user_id) : ServerName.parse(new URL(url).host);
  } finally {
    await connections.destroy();
  }
}
