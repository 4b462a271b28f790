// One login, from the choice of a flow to the credentials: chooses one, echoes the session, follows what comes next.

import { notUnderstood, Refused, refusalFrom, submit } from './client.js';
import { showEnd } from './end.js';
import { showForm } from './form.js';
import { secondViewFor } from './second-views.js';
import { stages } from './stages.js';
import { alertArea, aside, element, show } from './view.js';

export class Login {
  #facts;
  #session;
  #user;
  #email;
  /** The stages of the flow that was chosen, and which one is under way. What comes next is for the server to say. */
  #planned = [];
  #at = 0;
  /** Ends what waits in the view that is left. */
  #left = new AbortController();

  constructor(facts) {
    this.#facts = facts;
  }

  /** Begins: shows the ways to log in, or the only one. */
  choose({ error, keepsFocus } = {}) {
    this.#enter();
    this.#session = this.#user = this.#email = undefined;
    const { flows } = this.#facts;
    if (flows.length === 1 && flows[0].stages) {
      this.#begin(flows[0], { error, keepsFocus });
      return;
    }
    show({
      heading: 'Log in',
      keepsFocus,
      children: [
        error && alertArea(error),
        element('p', {}, 'Choose how you want to log in.'),
        element('ul', {}, ...flows.map((flow) => element('li', {}, this.#choice(flow)))),
      ],
    });
  }

  #choice(flow) {
    if (!flow.stages) return element('p', {}, flow.words);
    return element('button', { type: 'button', click: () => this.#begin(flow) }, flow.words);
  }

  #begin(flow, how) {
    this.#planned = flow.stages;
    this.#at = 0;
    this.#showStage(flow.stages[0], how);
  }

  /** Asks for what a stage needs and is not known yet. Whose session it is, the server knows. */
  #showStage(type, { error, keepsFocus } = {}) {
    const stage = Object.hasOwn(stages, type) ? stages[type] : undefined;
    if (!stage) {
      this.choose({
        error: `This page cannot carry out ${type}, which comes next. Choose another way, or use an app.`,
      });
      return;
    }
    const signal = this.#enter();
    const fields = stage.fields.filter((field) => field !== 'user' || this.#session === undefined);
    showForm({
      ...stage,
      fields,
      values: { user: this.#user, email: this.#email },
      error,
      keepsFocus,
      step: this.#step(),
      atOnce: fields.length === 0 && error === undefined,
      asides: this.#asides(),
      submit: async ({ user = this.#user, ...given }) => {
        const answer = await this.#submit({ type, user, ...given }, signal);
        if (signal.aborted) return;
        this.#user = user;
        this.#email = given.email ?? this.#email;
        this.#takeFirstAnswer(type, answer);
      },
    });
  }

  /** A stage of several requests goes on in a view of its own. */
  #takeFirstAnswer(type, answer) {
    const showSecond = isOver(answer) ? undefined : secondViewFor(type, answer);
    if (!showSecond) {
      this.#follow(answer);
      return;
    }
    const signal = this.#enter();
    showSecond({
      answer,
      email: this.#email,
      session: this.#session,
      sessionLifetimeMs: this.#facts.sessionLifetimeMs,
      step: this.#step(),
      asides: this.#asides(),
      signal,
      submit: async (given) => {
        const second = await this.#submit({ type, ...given }, signal);
        if (!signal.aborted) this.#follow(second);
      },
      take: (serviceAnswer) => this.#takeServiceAnswer(serviceAnswer),
      repeat: () => this.#showStage(type),
      beginAgain: (error) => this.choose({ error }),
    });
  }

  /** What the service has led to. When it is a refusal, the stage can be begun again. */
  #takeServiceAnswer(answer) {
    try {
      if (typeof answer.errcode === 'string') throw refusalFrom(answer);
      this.#follow(answer);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.#showStage('m.login.oauth2', { error: refused.message });
    }
  }

  /** Ends with credentials or goes on to the next stage. Throws Refused for an answer that does neither. */
  #follow(answer) {
    if (hasCredentials(answer)) {
      this.#enter();
      showEnd(answer, this.#facts.allowedOrigins);
    } else if (typeof answer.next === 'string') {
      this.#at += 1;
      this.#showStage(answer.next);
    } else {
      throw new Refused(notUnderstood);
    }
  }

  /** Submits with the session that the server gave. An answer that comes after the view was left changes nothing. */
  async #submit(given, signal) {
    const answer = await submit({ ...given, session: this.#session });
    if (typeof answer.session === 'string' && !signal.aborted) this.#session = answer.session;
    return answer;
  }

  #step() {
    const { length } = this.#planned;
    return length > 1 ? `Step ${this.#at + 1} of ${Math.max(length, this.#at + 1)}` : undefined;
  }

  #asides() {
    const isFirst = this.#session === undefined;
    if (isFirst && this.#facts.flows.length === 1) return [];
    return [aside(isFirst ? 'Choose another way' : 'Begin again', () => this.choose())];
  }

  #enter() {
    this.#left.abort();
    this.#left = new AbortController();
    return this.#left.signal;
  }
}

function hasCredentials({ user_id, access_token }) {
  return typeof user_id === 'string' && typeof access_token === 'string';
}

function isOver(answer) {
  return hasCredentials(answer) || typeof answer.next === 'string';
}
