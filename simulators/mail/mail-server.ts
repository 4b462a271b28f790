import type { AddressInfo, Socket } from 'node:net';
import type { SMTPServerDataStream } from 'smtp-server';
import type { Clock } from '../../harness/clock/clock.ts';
import { systemClock } from '../../harness/clock/clock.ts';
import { readMessage } from './mail.ts';
import { Mailbox } from './mailbox.ts';
import { PromptServer } from './prompt-server.ts';

export interface MailLimits {
  /** Of one mail. A larger one is refused (552). */
  readonly mailBytes: number;
  /** Mails kept for one address. Those beyond are refused for the moment (452). */
  readonly mailsPerBox: number;
  /** Addresses that mail came for. Those beyond are refused for the moment (452). */
  readonly boxes: number;
  readonly recipientsPerMail: number;
  readonly connections: number;
  /** How long a connection may stay silent. */
  readonly idleMs: number;
}

export interface MailServerOptions {
  readonly host?: string;
  /** 0, the default, picks a free one. */
  readonly port?: number;
  readonly clock?: Clock;
  readonly limits?: Partial<MailLimits>;
}

/** A mail server that takes mail for any address, and keeps it apart by address. */
export interface MailServer {
  /** `host:port`, where home servers send their mail by SMTP: without TLS, with any name and password or none. */
  readonly address: string;
  readonly port: number;
  /** The mails for an address, whatever its case. There is one box for an address, made when it is first asked for. */
  mailbox(address: string): Mailbox;
  /** Whether anybody has ever connected. */
  wasVisited(): boolean;
  /** Closes the port and drops every connection. */
  close(): Promise<void>;
}

const defaultLimits: MailLimits = {
  mailBytes: 1024 * 1024,
  mailsPerBox: 100,
  boxes: 10_000,
  recipientsPerMail: 100,
  connections: 200,
  idleMs: 60_000,
};

/** A sender that goes on after this many times the limit of a mail loses its connection. */
const patienceWithSize = 4;

/** Opens a port that takes mail. Rejects when the port cannot be had. */
export async function openMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { host = '127.0.0.1', port = 0, clock = systemClock } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const boxes = new Map<string, Mailbox>();
  const sockets = new Map<number, Socket>();
  let visited = false;

  const mailbox = (address: string): Mailbox => {
    const key = address.toLowerCase();
    const box = boxes.get(key) ?? new Mailbox(key, clock);
    boxes.set(key, box);
    return box;
  };
  const isFull = (address: string): boolean => {
    const box = boxes.get(address.toLowerCase());
    return box ? box.arrivals.all.length >= limits.mailsPerBox : boxes.size >= limits.boxes;
  };

  const server = new PromptServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    name: 'mail.touchstone.invalid',
    size: limits.mailBytes,
    maxRecipients: limits.recipientsPerMail,
    socketTimeout: limits.idleMs,
    onAuth: ({ username }, _session, answer) => answer(null, { user: username ?? 'anyone' }),
    onRcptTo({ address }, { remotePort }, answer) {
      if (isFull(address)) return answer(refusal(452, 'Mailbox full'));
      const react = mailbox(address).takeFault()?.react;
      if (!react) return answer();
      if (react.kind === 'answer') return answer(refusal(react.code, react.message));
      if (react.kind === 'drop') sockets.get(remotePort)?.destroy();
    },
    onData(stream, { envelope, remotePort }, answer) {
      const takeIn = async () => {
        const content = await contentOf(stream, limits.mailBytes, () => sockets.get(remotePort)?.destroy());
        const recipients = envelope.rcptTo.map(({ address }) => address);
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const message = await readMessage(content, { from, recipients, receivedAt: clock.now() });
        for (const to of recipients) mailbox(to).arrivals.add({ ...message, to });
      };
      takeIn().then(
        () => answer(),
        (error) => answer('responseCode' in error ? error : refusal(554, `The mail cannot be read: ${error}`)),
      );
    },
  });
  server.server.maxConnections = limits.connections;
  server.server.on('connection', (socket) => {
    const { remotePort = 0 } = socket;
    visited = true;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  await opened(server, port, host);
  const { port: actualPort } = server.server.address() as AddressInfo;

  return {
    address: `${host}:${actualPort}`,
    port: actualPort,
    mailbox,
    wasVisited: () => visited,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets.values()) socket.destroy();
      }),
  };
}

function opened(server: PromptServer, port: number, host: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Once the port is open, an error is a connection that broke: its sender has seen it too.
  server.on('error', reject);
  server.listen(port, host, resolve);
  return promise;
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** The whole mail. One that is larger than allowed is read to its end all the same, and then refused. */
async function contentOf(stream: SMTPServerDataStream, limitBytes: number, drop: () => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes <= limitBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (bytes > limitBytes * patienceWithSize) drop();
  }
  if (bytes > limitBytes) throw refusal(552, `Only ${limitBytes} bytes a mail`);
  return Buffer.concat(chunks);
}
