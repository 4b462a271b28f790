import type { RequestHandler } from 'msw';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { React, Reaction, ReceivedRequest } from '../../harness/wire/listen.ts';
import { answerByHandlers } from '../http-party.ts';
import type { Network, Outcome } from '../network/index.ts';
import type { Home } from './home.ts';
import { refuseUnexpected, rememberUnapplied } from './inbound/unexpected.ts';

/** The door of a peer: what comes in by its port, through whatever fault is on the link from the target. */
export function createReception(home: Home, network: Network, handlers: readonly RequestHandler[]) {
  const withheld = new Set<Exchange>();

  const answer = async (received: ReceivedRequest, exchange: Exchange): Promise<Outcome> => {
    const reaction = await answerByHandlers(handlers, home.serverName, received, exchange);
    if (reaction) return outcomeOf(reaction);
    return { kind: 'answer', headers: { 'content-type': 'application/json' }, ...refuseUnexpected(home, exchange) };
  };

  const react: React = async (received, exchange) => {
    const fault = network.take({ from: 'target', to: home.serverName }, received);
    if (!fault) return reactionOf(await answer(received, exchange));
    // Named now, so that whoever is woken by what the request does finds it named.
    exchange.fault = fault.name;
    if (!fault.delivers) rememberUnapplied(home, exchange);
    if (fault.holds) withheld.add(exchange);
    const outcome = await fault.around((carried) => answer(carried, exchange))(received);
    return { ...reactionOf(outcome), fault: fault.name };
  };

  return {
    react,
    /** How many requests are kept waiting by a fault, and not yet given up by the target. */
    held: () => [...withheld].filter((exchange) => !exchange.answer && !exchange.failure).length,
  };
}

function outcomeOf(reaction: Reaction): Outcome {
  if (reaction.kind === 'answer') return reaction;
  return { kind: 'failure', failure: reaction.kind === 'hang' ? 'late' : 'reset' };
}

function reactionOf(outcome: Outcome): Reaction {
  if (outcome.kind === 'answer') return outcome;
  return { kind: outcome.failure === 'late' ? 'hang' : 'reset' };
}
