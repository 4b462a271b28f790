import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, isIPv6, type Server as TcpServer } from 'node:net';
import { bodyOf, type Content, contentOf, readBounded } from './body.ts';
import type { Exchange } from './exchange.ts';
import type { Recorder } from './recorder.ts';

/** A request that reached one of our parties. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where there is none. */
  readonly body: Content;
}

/** What our party does with it: answers, drops the connection, or leaves the other waiting until the listener closes. */
export type Reaction =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Content;
    }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' };

/** Handles a request; may name the fault that it applied. */
export type React = (
  request: ReceivedRequest,
  exchange: Exchange,
) => Promise<Reaction & { readonly fault?: string | undefined }>;

/** Whether a request may come in: gives what it is turned away with, or undefined. */
export type Admit = (request: ReceivedRequest) => Reaction | undefined | Promise<Reaction | undefined>;

const admitAll: Admit = () => undefined;

/** A party of ours that listens on the loopback. */
export interface Listener {
  /** `host:port`, under which others reach it. */
  readonly address: string;
  readonly port: number;
  /** Cuts every connection as soon as it is made, before a word was said, until `reopen`. Each is told to `onTurnedAway`. */
  refuse(onTurnedAway?: () => void): Promise<void>;
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Who listens, in the transcript's words. */
  readonly as: string;
  /** Who is taken to be asking, or how to tell by what is asked. */
  readonly from: string | ((request: ReceivedRequest) => string);
  readonly recorder: Recorder;
  readonly react: React;
  /** Everybody is admitted where it is left out. */
  readonly admit?: Admit;
  /** 0 picks a free one. */
  readonly port?: number;
  readonly host?: string;
  /** The name others use for this host; its address when left out. */
  readonly advertise?: string;
}

const requestLimitBytes = 4 * 1024 * 1024;

/** Opens a port for one of our parties and records every exchange on it. Rejects when the port cannot be had. */
export async function listen(options: ListenOptions): Promise<Listener> {
  const host = options.host ?? '127.0.0.1';
  const first = await open(options, host, options.port ?? 0);
  const { port } = first.address() as AddressInfo;
  let shut = shutHttp(first);
  return {
    address: `${options.advertise ?? inAddress(host)}:${port}`,
    port,
    async refuse(onTurnedAway = () => {}) {
      await shut();
      const gate = createTcpServer((socket) => {
        socket.on('error', () => {}).resetAndDestroy();
        onTurnedAway();
      });
      await listening(gate, host, port);
      shut = () => new Promise((resolve) => void gate.close(() => resolve()));
    },
    async reopen() {
      await shut();
      shut = shutHttp(await open(options, host, port));
    },
    close: () => shut(),
  };
}

/** An IPv6 address stands in brackets there. */
function inAddress(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}

function shutHttp(server: Server): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

async function listening(server: TcpServer, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, host, resolve);
  await promise;
}

async function open(options: ListenOptions, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => void serve(options, request, response));
  await listening(server, host, port);
  return server;
}

async function serve(options: ListenOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Once a body was not read to its end, the request no longer knows its connection.
  const { socket } = request;
  if (options.recorder.isFull) return void socket.destroy();
  const read = await readBounded(request, requestLimitBytes).catch(() => undefined);
  // The other side went away while it was asking: nothing was said, so nothing is recorded.
  if (!read) return void socket.destroy();
  const { method = '', url: target = '' } = request;
  const headers = flatten(request.headers);
  const body = bodyOf(read.bytes, requestLimitBytes);
  const received: ReceivedRequest = { method, target, headers, body: contentOf(body) };
  const from = typeof options.from === 'string' ? options.from : options.from(received);
  const open = options.recorder.begin(from, options.as, { method, url: target, headers, body });
  if (!read.complete) {
    open.end({ kind: 'too-large', message: `more than ${requestLimitBytes} bytes` });
    return void socket.destroy();
  }
  response.once('close', () => {
    if (!open.exchange.answer && !open.exchange.failure) {
      open.end({ kind: 'late', message: 'the other side closed before there was an answer' });
    }
  });
  const react: () => ReturnType<React> = async () => {
    const { admit = admitAll } = options;
    return (await admit(received)) ?? options.react(received, open.exchange);
  };
  const reaction = await react().catch((error) => {
    options.recorder.addProblem(`${options.as} broke while it handled ${method} ${target}: ${error}`);
    return { kind: 'reset', fault: undefined } as const;
  });
  open.exchange.fault = reaction.fault ?? null;
  if (reaction.kind === 'reset') {
    open.end({ kind: 'reset', message: 'the connection was dropped' });
    socket.destroy();
  } else if (reaction.kind === 'answer') {
    open.end({ status: reaction.status, headers: { ...reaction.headers }, body: bodyOf(reaction.body) });
    try {
      response.writeHead(reaction.status, { ...reaction.headers }).end(reaction.body);
    } catch (error) {
      // A header that HTTP has no form for.
      options.recorder.addProblem(`${options.as} could not write its answer to ${method} ${target}: ${error}`);
      socket.destroy();
    }
  }
}

function flatten(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
