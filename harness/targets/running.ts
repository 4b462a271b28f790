import type { Edition } from '../../spec/editions/index.ts';
import type { ServerName } from '../../spec/wire/ids.ts';
import { UserError } from '../user-error.ts';
import { defaultTextLimits } from '../wire/kept-text.ts';
import { getAcquainted, nameByAddress } from './acquaintance.ts';
import { type AskedDialect, chosenDialect } from './asked-dialect.ts';
import { observedTime } from './observed-time.ts';
import { probe } from './probe.ts';
import { type Acquaintance, spelt } from './spelling.ts';
import { startServers } from './start-servers.ts';
import { defaultPatience, loopbackPeers, openAccounts, type Target, type TargetProfile } from './target.ts';
import { dialectOf, readTargetFile, type TargetFile, trustOf } from './target-file.ts';
import { targetServers } from './target-servers.ts';

/** What the command line says of a target besides where it is, and what an earlier opening has learnt of it. */
export interface Foreknowledge {
  /** The dialect to speak; learnt when left out. */
  readonly dialect?: AskedDialect | undefined;
  readonly met?: Acquaintance | undefined;
}

export interface FileForeknowledge extends Foreknowledge {
  /** Its servers run already; do not launch them again. */
  readonly running?: boolean | undefined;
}

/** A target of which nothing is known but its address. It is asked for its own name and spelling. */
export async function openUrl(
  url: string,
  edition: Edition,
  { dialect: asked, met }: Foreknowledge = {},
): Promise<Target> {
  const dialect = chosenDialect(edition, asked);
  const profile: TargetProfile = {
    name: url,
    dialect: dialect ?? edition.defaultDialect,
    patience: defaultPatience,
    peers: loopbackPeers,
    accounts: openAccounts,
    knownDeviations: [],
  };
  await probe(url, { dialect: profile.dialect, answerMs: profile.patience.answerMs, title: edition.title });
  const known = met ?? (await getAcquainted({ clientUrl: url, federationUrl: url, profile }));
  // Where nobody can be registered, host and port are taken for the name.
  const serverName = known.serverName ?? nameByAddress(url);
  const servers = targetServers({ serverName, clientUrl: url, federationUrl: url });
  return {
    ...opened(profile, dialect === undefined ? known : undefined),
    servers,
    ...observedTime(),
    stop: async () => {},
  };
}

/** The profile with the spelling that was learnt; as it is where the dialect was chosen. */
function opened(profile: TargetProfile, known: Acquaintance | undefined): Pick<Target, 'profile' | 'met'> {
  if (!known) return { profile };
  return { profile: { ...profile, dialect: spelt(profile.dialect, known.spelling) }, met: known };
}

/** A target described by a file; its servers are launched by the commands in it, unless they are `running` already. */
export async function openFile(
  path: string,
  { running = false, ...foreknowledge }: FileForeknowledge = {},
): Promise<Target> {
  const { file, folder, edition, knownDeviations } = readTargetFile(path);
  const trust = trustOf(file, folder);
  const dialect = chosenDialect(edition, foreknowledge.dialect) ?? dialectOf(file);
  const { answer, delivery, retry } = file.patience;
  const profile: TargetProfile = {
    name: file.name,
    dialect: dialect ?? edition.defaultDialect,
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
  const started = running ? [] : await startServers(file, { folder, trust });
  const stop = async () => void (await Promise.all(started.map((launched) => launched?.stop())));
  let { met } = foreknowledge;
  try {
    const asked = { dialect: profile.dialect, answerMs: profile.patience.answerMs, title: edition.title, trust };
    for (const { client } of file.servers) await probe(client, asked);
    if (!met) {
      const all: Acquaintance[] = [];
      for (const [index, { name, client, federation }] of file.servers.entries()) {
        const known = await getAcquainted({ clientUrl: client, federationUrl: federation, profile, trust });
        mustBeCalled({ name, index, path }, known.serverName);
        all.push(known);
      }
      [met] = all;
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
  return { ...opened(profile, dialect === undefined ? met : undefined), servers, trust, ...observedTime(), stop };
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
