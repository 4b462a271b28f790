import type { EventChunk } from '../../spec/editions/draft-2014-08/wire/event.ts';
import { ClientEvent } from '../../spec/editions/draft-2014-08/wire/event.ts';
import type { HttpAnswer } from '../ports.ts';
import type { InProcessRequest } from './in-process.ts';

const prefix = '/matrix/client/api/v1';

/** A user of one server, for tests: asks, and follows the event stream. */
export class User {
  readonly id: string;
  readonly #token: string;
  readonly #ask: (request: InProcessRequest) => Promise<HttpAnswer>;
  #from = 'START';

  constructor(id: string, token: string, ask: (request: InProcessRequest) => Promise<HttpAnswer>) {
    this.id = id;
    this.#token = token;
    this.#ask = ask;
  }

  static async register(ask: (request: InProcessRequest) => Promise<HttpAnswer>, name: string): Promise<User> {
    const body = JSON.stringify({ user_id: name, password: 'secret' });
    const answer = await ask({ method: 'POST', path: `${prefix}/register`, body });
    const { user_id: id, access_token: token } = JSON.parse(answer.body);
    return new User(id, token, ask);
  }

  async ask(method: string, path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
    const query = `${path.includes('?') ? '&' : '?'}access_token=${this.#token}`;
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await this.#ask({ method, path: `${prefix}${path}${query}`, ...text });
    return { status: answer.status, body: JSON.parse(answer.body) };
  }

  /** Asks with a text as the body, and gives the answer's text. */
  askText(method: string, path: string, body?: string): Promise<HttpAnswer> {
    const query = `${path.includes('?') ? '&' : '?'}access_token=${this.#token}`;
    return this.#ask({ method, path: `${prefix}${path}${query}`, ...(body !== undefined && { body }) });
  }

  async must(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await this.ask(method, path, body);
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async createRoom(options: object = {}): Promise<string> {
    return String((await this.must('POST', '/createRoom', options)).room_id);
  }

  join(target: string): Promise<{ status: number; body: Record<string, unknown> }> {
    return this.ask('POST', `/join/${encodeURIComponent(target)}`, {});
  }

  async say(roomId: string, body: string): Promise<void> {
    await this.must('POST', `/rooms/${roomId}/send/m.room.message`, { msgtype: 'm.text', body });
  }

  /** The next events of the stream, as many as arrive together. Waits for the first. */
  async follow(): Promise<ClientEvent[]> {
    const page = (await this.must('GET', `/events?from=${this.#from}`)) as unknown as EventChunk;
    this.#from = page.end;
    return ClientEvent.array().parse(page.chunk);
  }

  /** Follows the stream up to a message with this body; returns the bodies of the messages seen on the way. */
  async followTo(body: string): Promise<unknown[]> {
    const seen: unknown[] = [];
    while (!seen.includes(body)) {
      for (const event of await this.follow()) if (event.type === 'm.room.message') seen.push(event.content.body);
    }
    return seen;
  }

  /** What is in the stream now, without waiting. */
  async streamed(): Promise<ClientEvent[]> {
    const page = await this.must('GET', '/events?from=START&timeout=0');
    return ClientEvent.array().parse(page.chunk);
  }

  /** Bodies of the room's messages, oldest first. */
  async history(roomId: string): Promise<unknown[]> {
    const page = await this.must('GET', `/rooms/${roomId}/messages?dir=f`);
    const events = ClientEvent.array().parse(page.chunk);
    return events.filter((event) => event.type === 'm.room.message').map((event) => event.content.body);
  }
}
