import type { Request, RequestHandler, Response } from 'express';
import type { Home } from '../home.ts';
import { keyOf } from '../store/keys.ts';
import { answerText } from './answer.ts';
import { callerOf } from './asked.ts';
import { type Act, type Answer, voidText } from './route.ts';

/**
 * Like `answering`, for a path that ends in a client's transaction id: a repetition by the same token gets the stored
 * answer and takes no effect, also while the first is still under way. Refusals are not kept. Requirement: arch.txn-id.
 */
export function repeatable(home: Home, act: Act): RequestHandler {
  const underWay = new Map<string, Promise<string>>();
  return async (request, response) => {
    const key = keyOf(callerOf(response).tokenHash, ...identity(request));
    const repeated = home.rules.repeatedAnswer(home.store.answers.get(key));
    answerText(response, 200, repeated ?? (await once(key, request, response)));
  };

  function once(key: string, request: Request, response: Response): Promise<string> {
    const running = underWay.get(key);
    if (running !== undefined) return running;
    const started = perform(home, key, () => act(request, response)).finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  }
}

/** An act that is done at once and its answer are kept in one batch: after a crash there are both or neither. */
async function perform(home: Home, key: string, act: () => Answer | Promise<Answer>): Promise<string> {
  const keep = (answer: Answer): string => {
    const text = answer === undefined ? voidText(home) : JSON.stringify(answer);
    home.store.answers.put(key, text);
    return text;
  };
  const outcome = home.store.batch(() => {
    const answer = act();
    return answer instanceof Promise ? answer : keep(answer);
  });
  return typeof outcome === 'string' ? outcome : keep(await outcome);
}

/** The path without regard to its spelling: the route and its decoded parts, the transaction id among them. */
function identity(request: Request): string[] {
  return [request.method, String(request.route.path), ...Object.values(request.params).map(String)];
}
