import { z } from 'zod';
import type { Pdu, PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { type RoomAlias, RoomId, ServerName, type UserId } from '../../spec/wire/ids.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import type { ResolvedConfig } from '../config/home-server.ts';
import { MatrixError, refusals } from '../errors.ts';
import { isShallow } from '../json-depth.ts';
import { parseJson } from '../json-text.ts';
import type { Ports } from '../ports.ts';
import type { ProfileField } from '../store/store.ts';
import { federationPath, queryPath } from './paths.ts';
import { decodePdu } from './pdu-codec.ts';
import { timedSend } from './timed-send.ts';

const DirectoryAnswer = z.looseObject({ room_id: RoomId, servers: z.array(ServerName).max(1000) });
const PdusAnswer = z.looseObject({ pdus: z.array(z.unknown()), next: z.string().optional().catch(undefined) });

/** Answers taken of one peer to one question, each of which may be as long as an answer can be. */
const mostPages = 16;

/**
 * Asks other servers. Every method rejects with a MatrixError that can be passed on to a client: 404 where the peer
 * says so, its status where it refuses, 502 where it cannot be reached or makes no sense.
 */
export class Peers {
  readonly #config: ResolvedConfig;
  readonly #ports: Ports;
  readonly #lifetime: AbortSignal;

  constructor(config: ResolvedConfig, ports: Ports, lifetime: AbortSignal) {
    this.#config = config;
    this.#ports = ports;
    this.#lifetime = lifetime;
  }

  directory(server: ServerName, alias: RoomAlias): Promise<z.infer<typeof DirectoryAnswer>> {
    return this.#get(server, queryPath('directory', { room_alias: alias }), DirectoryAnswer);
  }

  profile(server: ServerName, userId: UserId, field: ProfileField): Promise<JsonObject> {
    return this.#get(server, queryPath('profile', { user_id: userId, field }), JsonObject);
  }

  /** The current state of a context, as far as it can be read. */
  async state(server: ServerName, roomId: RoomId): Promise<Pdu[]> {
    const pages = await this.#pages(
      (after) => this.#asking(this.#path('state', roomId), after === undefined ? {} : { after }),
      server,
    );
    return pages
      .flat()
      .map((raw) => decodePdu(raw, this.#config.dialect))
      .filter((pdu) => pdu !== undefined)
      .filter((pdu) => pdu.is_state && pdu.context === roomId);
  }

  /** The PDU as the peer gives it, unread; undefined when the answer holds another, of another context, or none. */
  async pdu(server: ServerName, [origin, pduId]: PduRef, context: string): Promise<unknown> {
    const { pdus } = await this.#get(server, this.#asking(this.#path('pdu', origin, pduId)), PdusAnswer);
    return pdus.find((raw) => {
      const pdu = decodePdu(raw, this.#config.dialect);
      return pdu?.origin === origin && pdu.pdu_id === pduId && pdu.context === context;
    });
  }

  /** PDUs the peer sent us after a transaction, unread, and where to go on (decisions: Retransmission). */
  async pull(
    server: ServerName,
    after: string | undefined,
  ): Promise<{ readonly pdus: readonly unknown[]; readonly next?: string | undefined }> {
    return this.#get(
      server,
      this.#asking(this.#path('pull'), after === undefined ? undefined : { v: after }),
      PdusAnswer,
    );
  }

  async #pages(pathAfter: (after: string | undefined) => string, server: ServerName): Promise<unknown[][]> {
    const pages: unknown[][] = [];
    let after: string | undefined;
    do {
      const { pdus, next } = await this.#get(server, pathAfter(after), PdusAnswer);
      pages.push(pdus);
      after = next;
    } while (after !== undefined && pages.length < mostPages);
    return pages;
  }

  /** Questions say whose they are. */
  #asking(path: string, parameters: Readonly<Record<string, string>> = {}): string {
    return `${path}?${new URLSearchParams({ origin: this.#config.serverName, ...parameters })}`;
  }

  #path(...parts: readonly string[]): string {
    return federationPath(this.#config.dialect, ...parts);
  }

  async #get<S extends z.ZodType>(destination: ServerName, path: string, schema: S): Promise<z.output<S>> {
    const { status, body } = await this.#send(destination, path);
    if (status === 404) throw new MatrixError(refusals.notFound(`${destination} does not know it`));
    if (status === 403) throw new MatrixError(refusals.forbidden(`${destination} does not permit it`));
    if (status >= 400 && status < 500) throw new MatrixError(refusals.unknown(`${destination} refused`, status));
    const parsed = status === 200 ? schema.safeParse(jsonIn(body)) : undefined;
    if (!parsed?.success) throw new MatrixError(refusals.unknown(`${destination} gave no usable answer`, 502));
    return parsed.data;
  }

  async #send(destination: ServerName, path: string) {
    const ports = this.#ports;
    const timeoutMs = this.#config.federation.requestTimeoutMs;
    try {
      return await timedSend({ ports, lifetime: this.#lifetime, timeoutMs }, { destination, method: 'GET', path });
    } catch (error) {
      ports.log.warn({ err: error, destination, path }, 'a peer could not be asked');
      throw new MatrixError(refusals.unknown(`${destination} cannot be reached`, 502));
    }
  }
}

function jsonIn(text: string): unknown {
  try {
    const value: unknown = parseJson(text);
    return isShallow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
