import type { RequestHandler } from 'msw';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { React, Reaction } from '../../harness/wire/listen.ts';
import { answerByHandlers } from '../http-party.ts';
import type { CarriedRequest, Network, Outcome } from '../network/index.ts';
import { askerOf } from './asker.ts';
import type { PeerEdition } from './edition.ts';
import type { Home } from './home.ts';

/** The door of a peer: what comes in by its port, through whatever fault is on the link from who asks. */
export function createReception(
  home: Home,
  network: Network,
  handlers: readonly RequestHandler[],
  { claimedOrigin, refuse, rememberUnapplied }: PeerEdition,
) {
  const withheld = new Set<Exchange>();

  const receive = async (received: CarriedRequest, exchange: Exchange): Promise<Outcome> => {
    const reaction = await answerByHandlers(handlers, home.serverName, received, exchange);
    if (reaction) return outcomeOfReaction(reaction);
    return { kind: 'answer', headers: { 'content-type': 'application/json' }, ...refuse(home, exchange) };
  };

  const react: React = async (received, exchange) => {
    const { serverName: from } = askerOf(() => claimedOrigin(received), home.servers);
    const fault = from === undefined ? undefined : network.take({ from, to: home.serverName }, received);
    if (!fault) return reactionTo(await receive(received, exchange));
    // Named now, so that whoever is woken by what the request does finds it named.
    exchange.fault = fault.name;
    if (!fault.delivers) rememberUnapplied(home, exchange);
    if (fault.holds) withheld.add(exchange);
    const outcome = await fault.around((carried) => receive(carried, exchange))(received);
    return { ...reactionTo(outcome), fault: fault.name };
  };

  return {
    react,
    /** Takes in what no port brought, and no fault can meet any more. */
    receive,
    /** How many requests are kept waiting by a fault, and not yet given up by who asked. */
    held: () => [...withheld].filter((exchange) => !exchange.answer && !exchange.failure).length,
  };
}

function outcomeOfReaction(reaction: Reaction): Outcome {
  if (reaction.kind === 'answer') return reaction;
  return { kind: 'failure', failure: reaction.kind === 'hang' ? 'late' : 'reset' };
}

function reactionTo(outcome: Outcome): Reaction {
  if (outcome.kind === 'answer') return outcome;
  return { kind: outcome.failure === 'late' ? 'hang' : 'reset' };
}
