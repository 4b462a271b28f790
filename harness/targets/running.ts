import { defaultDialect, expandEndpoint } from '../../spec/dialects/index.ts';
import { Credentials } from '../../spec/editions/draft-2014-08/wire/login.ts';
import { domainOf, ServerName } from '../../spec/wire/ids.ts';
import { UserError } from '../user-error.ts';
import { jsonOf } from '../wire/body.ts';
import { defaultTextLimits } from '../wire/kept-text.ts';
import { Recorder } from '../wire/recorder.ts';
import { openConnections, sender, type TlsTrust } from '../wire/send.ts';
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
  // Where nobody can be registered, host and port are taken for the name.
  const serverName = (await userDomain(url, profile)) ?? ServerName.parse(new URL(url).host);
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
    if (!running) mustBeCalled(server.name, await userDomain(server.client, profile, trust), path);
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

/** The server's name as a user of it is called: a new one, else one that is listed. Undefined where neither can be had. */
async function userDomain(url: string, profile: TargetProfile, trust?: TlsTrust): Promise<ServerName | undefined> {
  const { dialect, patience, accounts } = profile;
  const connections = openConnections(trust);
  const send = sender(connections, new Recorder(Date.now));
  const ask = async (endpoint: 'register' | 'login', body: object) => {
    const { method, path } = expandEndpoint(dialect, endpoint);
    const exchange = await send({
      ...{ from: 'harness', to: 'target', method, url: `${url}${path}`, deadlineMs: patience.answerMs },
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const credentials = Credentials.safeParse(jsonOf(exchange.answer?.body));
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

/** Throws a UserError where the target calls itself otherwise than its file does: every user id would be judged wrongly. */
function mustBeCalled(name: string, called: ServerName | undefined, path: string): void {
  if (called === undefined || called === name) return;
  throw new UserError(
    `${path}: servers[0].name is "${name}", but the server calls itself "${called}". Correct the name.`,
  );
}
