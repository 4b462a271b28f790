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
const PdusAnswer = z.looseObject({ pdus: z.array(z.unknown()) });

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
    const { pdus } = await this.#get(server, this.#path('state', roomId), PdusAnswer);
    return pdus
      .map((raw) => decodePdu(raw, this.#config.dialect))
      .filter((pdu) => pdu !== undefined)
      .filter((pdu) => pdu.is_state && pdu.context === roomId);
  }

  /** The PDU as the peer gives it, unread; undefined when the answer holds another or none. */
  async pdu(server: ServerName, [origin, pduId]: PduRef): Promise<unknown> {
    const { pdus } = await this.#get(server, this.#path('pdu', origin, pduId), PdusAnswer);
    return pdus.find((raw) => {
      const pdu = decodePdu(raw, this.#config.dialect);
      return pdu?.origin === origin && pdu.pdu_id === pduId;
    });
  }

  /** Every PDU the peer sent us after a transaction, unread (decisions: Retransmission). */
  async pull(server: ServerName, after: string | undefined): Promise<readonly unknown[]> {
    const parameters = new URLSearchParams({
      origin: this.#config.serverName,
      ...(after === undefined ? {} : { v: after }),
    });
    return (await this.#get(server, `${this.#path('pull')}?${parameters}`, PdusAnswer)).pdus;
  }

  #path(...parts: readonly string[]): string {
    return federationPath(this.#config.dialect, ...parts);
  }

  async #get<S extends z.ZodType>(destination: ServerName, path: string, schema: S): Promise<z.output<S>> {
    const { status, body } = await this.#send(destination, path);
    if (status === 404) throw new MatrixError(refusals.notFound(`${destination} does not know it`));
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
