import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../spec/wire/json.ts';
import { HomeServerConfig } from '../../config/home-server.ts';
import { assembleHome } from '../../create-home-server.ts';
import { MatrixError } from '../../errors.ts';
import type { Home } from '../../home.ts';
import { standardRules } from '../../rules/index.ts';
import { systemPorts } from '../../system-ports.ts';
import { type Kind, LoginModel, type ModelFlow, type ModelSession, type Move } from '../../testing/login-model.ts';
import { aService, mail, RememberingMailer, redirectFrom, TrustingServices } from '../../testing/login-parties.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { register } from '../registration/register.ts';
import { visitLink } from './email-url-stage.ts';
import { login } from './login.ts';
import { takeRedirect } from './oauth-redirect.ts';

const kinds: readonly Kind[] = ['password', 'oauth2', 'email.code', 'email.url'];
const registered = ['ann', 'bob'];
const everybody = [...registered, 'eve'];

const flows = fc.uniqueArray(
  fc.record<ModelFlow>({
    stages: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 }),
    users: fc.constantFrom(everybody, ['ann'], ['bob', 'eve']),
  }),
  { minLength: 1, maxLength: 4, selector: ({ stages }) => stages.join() },
);

/** A blind move, or one that mostly goes on sensibly with a session or begins one: without these few logins would be completed. */
type Step = Move | { readonly sensible: number; readonly begin: boolean; readonly choice: number };

const moves = fc.array(
  fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record<Move>({
        session: fc.option(fc.nat(3), { nil: undefined }),
        user: fc.option(fc.constantFrom(...everybody), { nil: undefined }),
        kind: fc.constantFrom(...kinds),
        act: fc.constantFrom('ask', 'prove', 'guess'),
      }),
    },
    { weight: 3, arbitrary: fc.record({ sensible: fc.nat(2), begin: fc.boolean(), choice: fc.nat(11) }) },
  ),
  { minLength: 3, maxLength: 14 },
) as fc.Arbitrary<Step[]>;

/** A session, and what was given out in it last. */
interface Held {
  readonly id: string;
  readonly model: ModelSession;
  code: string;
  link: string;
  uri: string;
}

/** A server, the model of it, and who has the mails and the addresses to authorise at. */
class Trial {
  readonly #home: Home;
  readonly #model: LoginModel;
  readonly #flows: readonly ModelFlow[];
  readonly #mailer = new RememberingMailer();
  /** In the order they were begun. */
  readonly #sessions: Held[] = [];
  #visits = 0;
  completed = 0;

  constructor(configured: readonly ModelFlow[]) {
    let codes = 100_000;
    const ids = { ...systemPorts().ids, emailCode: () => String(codes++) };
    const ports = systemPorts({ clock: new ManualClock(), ids, mailer: this.#mailer, oauth: new TrustingServices() });
    const config = HomeServerConfig.parse({
      serverName: 'red:1',
      passwordCost: 2,
      mail,
      emails: { domain: 'mail.test' },
      oauth: { services: [aService()] },
      loginFlows: configured.map(({ stages, users }) => ({
        stages: stages.map((kind) => `m.login.${kind}` as const),
        users: `^(${users.join('|')})$`,
      })),
    });
    this.#flows = configured;
    this.#home = assembleHome(config, ports, standardRules, new AbortController().signal);
    this.#model = new LoginModel(configured, registered);
  }

  async open(): Promise<void> {
    for (const user_id of registered) {
      await register(this.#home, { body: { user_id, password: `of ${user_id}` }, client: 'test' });
    }
  }

  async play(step: Step): Promise<void> {
    const move = 'sensible' in step ? this.#sensibleMove(step) : step;
    if (!move) return;
    const session = move.session === undefined ? undefined : this.#sessions.at(-1 - move.session);
    if (move.session !== undefined && !session) return;
    const fresh = session || !move.user ? undefined : this.#model.begin(move.user, move.kind);
    const model = session?.model ?? fresh;
    const expected = model ? this.#model.move(model, move) : 'refused';
    const actual = await this.#carryOut(move, session, expected, fresh);
    expect(actual, JSON.stringify(move)).toBe(expected);
    if (actual === 'credentials') this.completed += 1;
  }

  #sensibleMove(step: { sensible: number; begin: boolean; choice: number }): Move | undefined {
    const session = this.#sessions.at(-1 - step.sensible);
    if (step.begin || !session || session.model.isOver) {
      const flow = this.#flows[step.choice % this.#flows.length];
      const [kind] = flow?.stages ?? [];
      const act = kind === 'password' ? 'prove' : 'ask';
      return kind && { session: undefined, user: registered[step.choice % 2], kind, act };
    }
    const { flows: open, done, asked, user } = session.model;
    const kind = asked ?? open[step.choice % open.length]?.stages[done];
    const isReady = asked !== undefined || kind === 'password' || step.choice === 1;
    const act = step.choice === 0 ? 'guess' : isReady ? 'prove' : 'ask';
    return kind && { session: step.sensible, user, kind, act };
  }

  /** Submits a move to the server and says what came of it, in the words of the model. */
  async #carryOut(
    move: Move,
    session: Held | undefined,
    expected: string,
    fresh: ModelSession | undefined,
  ): Promise<string> {
    const answer =
      move.kind === 'oauth2' && move.act !== 'ask'
        ? await this.#redirect(move, session)
        : await this.#submit(move, session);
    if (answer === undefined) return 'refused';
    const held = session ?? this.#hold(String(answer.session ?? ''), fresh);
    if (held && 'uri' in answer) held.uri = String(answer.uri);
    if (held && move.act === 'ask' && 'type' in answer) {
      held.code = this.#mailer.code;
      held.link = this.#mailer.link;
    }
    if (!('access_token' in answer)) return 'next' in answer ? 'next' : 'goes on';
    expect(answer.user_id, expected).toBe(`@${(session?.model ?? fresh)?.user}:red:1`);
    return 'credentials';
  }

  #hold(id: string, model: ModelSession | undefined): Held | undefined {
    if (id === '' || !model) return undefined;
    const held = { id, model, code: 'none', link: '', uri: '' };
    this.#sessions.push(held);
    return held;
  }

  async #submit(move: Move, session: Held | undefined): Promise<JsonObject | undefined> {
    const body = {
      type: `m.login.${move.kind}`,
      user: move.user,
      session: session?.id,
      ...this.#fields(move, session),
    };
    try {
      return (await login(this.#home, { body: JSON.parse(JSON.stringify(body)), client: 'test' })) as JsonObject;
    } catch (error) {
      if (error instanceof MatrixError) return undefined;
      throw error;
    }
  }

  #fields({ kind, act, user }: Move, session: Held | undefined): JsonObject {
    const named = user ?? session?.model.user;
    if (act === 'ask') return kind.startsWith('email') ? { email: `${named}@mail.test` } : {};
    if (kind === 'password') return { password: act === 'prove' ? `of ${named}` : 'a guess' };
    if (kind === 'email.code') return { code: act === 'prove' ? session?.code : '000000' };
    if (kind === 'email.url' && act === 'prove' && session && named === session.model.user) {
      const token = new URL(session.link, 'http://x').searchParams.get('token') ?? '';
      visitLink(this.#home, token, 'POST');
    }
    return {};
  }

  async #redirect({ act }: Move, session: Held | undefined): Promise<JsonObject | undefined> {
    if (!session?.uri) return undefined;
    this.#visits += 1;
    const account = act === 'prove' ? session.model.user : 'somebody';
    const path = redirectFrom(session.uri, { code: `${account} ${this.#visits}` });
    const outcome = await takeRedirect(this.#home, new URL(path, 'http://x').searchParams);
    return outcome.status === 200 ? (outcome.body as JsonObject) : undefined;
  }
}

describe('any sequence of submissions', () => {
  test('gives credentials exactly when one flow’s stages were completed in order, in one session, by its user', async () => {
    let completed = 0;
    await fc.assert(
      fc.asyncProperty(flows, moves, async (configured, steps) => {
        const trial = new Trial(configured);
        await trial.open();
        for (const step of steps) await trial.play(step);
        completed += trial.completed;
      }),
      { numRuns: 2_000 },
    );
    expect(completed).toBeGreaterThan(1_000);
  }, 20_000);
});
