import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { HttpAnswer } from '../ports.ts';
import type { Federation } from './federation.ts';
import { aPdu } from './pdus.ts';

/** What a peer answers a GET with, by its path; undefined for no PDUs. */
type Answer = (path: string) => object | undefined;

let transactions = 0;

/** A server whose every word is made up. It acknowledges what is pushed to it. */
export class HostilePeer {
  readonly name: string;
  answer: Answer = () => undefined;
  readonly #federation: Federation;

  constructor(federation: Federation, name = 'blue:2') {
    this.name = name;
    this.#federation = federation;
    federation.script(name, async ({ path }): Promise<HttpAnswer> => {
      const body = this.answer(path) ?? { pdus: path.includes('/send/') ? {} : [] };
      return { status: 200, headers: {}, body: JSON.stringify(body) };
    });
  }

  /** Requests of the servers under test to this peer. */
  get asked(): readonly string[] {
    const own = this.#federation.requests.filter(({ destination }) => destination === this.name);
    return own.map(({ method, path }) => `${method} ${path}`);
  }

  /** What was pushed to it, as JSON text. */
  get told(): string {
    return this.#federation.requests
      .filter(({ destination }) => destination === this.name)
      .map(({ body }) => body ?? '')
      .join('\n');
  }

  pdu(context: string, given: object = {}): Pdu {
    return aPdu({ context, origin: this.name, user_id: `@eve:${this.name}`, ...given });
  }

  /** Pushes PDUs. Answers with the errcode of each that is refused, `''` for each that is taken. */
  async push(to: string, pdus: readonly object[], more: object = {}): Promise<string[]> {
    transactions += 1;
    const body = { origin: this.name, destination: to, ts: 1, pdus, ...more };
    const answer = await this.#federation.ask(to, 'PUT', `/send/hostile${transactions}/`, body);
    const { pdus: answers } = answer.body as { pdus: Record<string, { errcode?: string }> };
    return Object.values(answers).map(({ errcode = '' }) => errcode);
  }

  /** Asks to be let into a room as anybody may. */
  async enter(to: string, context: string): Promise<void> {
    const [errcode] = await this.push(to, [this.pdu(context, { pdu_type: 'm.room.invite_join' })]);
    if (errcode) throw new Error(`${to} did not let ${this.name} in: ${errcode}`);
  }

  /** Waits until nothing is under way any more between the servers. */
  async quiet(): Promise<void> {
    for (let calm = 0; calm < 5; calm += 1) {
      const before = this.#federation.requests.length;
      await new Promise((turn) => setImmediate(turn));
      if (this.#federation.requests.length > before) calm = 0;
    }
  }
}
