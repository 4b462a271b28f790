import { defaultDialect } from '../../spec/dialects/index.ts';
import { Credentials } from '../../spec/editions/draft-2014-08/wire/login.ts';
import { domainOf, ServerName } from '../../spec/wire/ids.ts';
import { UserError } from '../user-error.ts';
import { jsonOf } from '../wire/body.ts';
import { defaultTextLimits } from '../wire/kept-text.ts';
import { Recorder } from '../wire/recorder.ts';
import { openConnections, sender } from '../wire/send.ts';
import { launch } from './child-process.ts';
import { observedTime } from './observed-time.ts';
import { probe } from './probe.ts';
import { defaultPatience, loopbackPeers, openAccounts, type Target, type TargetProfile } from './target.ts';
import { dialectOf, readTargetFile, trustOf } from './target-file.ts';

/** A target of which nothing is known but its address. It is asked for its own name. */
export async function openUrl(url: string): Promise<Target> {
  const profile: TargetProfile = {
    name: url,
    dialect: defaultDialect,
    patience: defaultPatience,
    peers: loopbackPeers,
    accounts: openAccounts,
    knownDeviations: [],
  };
  await probe(url, profile.dialect, profile.patience.answerMs);
  const serverName = await askServerName(url, profile);
  return { profile, serverName, clientUrl: url, federationUrl: url, ...observedTime(), stop: async () => {} };
}

/** A target described by a file; launched by its command when the file has one and it is not `running` already. */
export async function openFile(path: string, running: boolean): Promise<Target> {
  const { file, folder, knownDeviations } = readTargetFile(path);
  const trust = trustOf(file, folder);
  const [server] = file.servers;
  if (!server) throw new UserError(`${path}: no server is named`);
  const { answer, delivery, retry } = file.patience;
  const profile: TargetProfile = {
    name: file.name,
    dialect: dialectOf(file.dialect),
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
    knownDeviations,
    mayVisit: file.mayVisit,
    reportText: {
      perExchange: file.report.perExchange ?? defaultTextLimits.perExchange,
      perRun: file.report.perRun ?? defaultTextLimits.perRun,
    },
  };
  const launched =
    file.launch && !running
      ? await launch({
          command: file.launch.command,
          folder,
          readyUrl: `${server.client}${file.launch.ready}`,
          readyWithinMs: 30_000,
          trust,
        })
      : undefined;
  try {
    await probe(server.client, profile.dialect, profile.patience.answerMs, trust);
  } catch (error) {
    await launched?.stop();
    throw error;
  }
  return {
    profile,
    serverName: ServerName.parse(server.name),
    clientUrl: server.client,
    federationUrl: server.federation,
    trust,
    ...observedTime(),
    ...(launched && { lifecycle: launched }),
    stop: async () => launched?.stop(),
  };
}

/** Registers a user and reads the server's name from its user id; where that fails, takes host and port for the name. */
async function askServerName(url: string, profile: TargetProfile): Promise<ServerName> {
  const connections = openConnections();
  try {
    const exchange = await sender(
      connections,
      new Recorder(Date.now),
    )({
      from: 'harness',
      to: 'target',
      method: 'POST',
      url: `${url}${profile.dialect.prefixes.client}/register`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user_id: `touchstone-probe-${Date.now().toString(36)}`, password: crypto.randomUUID() }),
      deadlineMs: profile.patience.answerMs,
    });
    const credentials = Credentials.safeParse(jsonOf(exchange.answer?.body));
    return credentials.success ? domainOf(credentials.data.user_id) : ServerName.parse(new URL(url).host);
  } finally {
    await connections.destroy();
  }
}
