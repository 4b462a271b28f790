import { bodyOf, contentOf } from '../../harness/wire/body.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { serverParty } from '../../harness/wire/party.ts';
import type { OpenExchange, Recorder } from '../../harness/wire/recorder.ts';
import type { Send } from '../../harness/wire/send.ts';
import { type CarriedRequest, type Network, type Outcome, type Resolve, urlOfPlace } from '../network/index.ts';

export interface OutboundOptions {
  /** As the transcript names the peer. */
  readonly who: string;
  readonly serverName: string;
  readonly resolve: Resolve;
  readonly network: Network;
  readonly recorder: Recorder;
  readonly send: Send;
  /** How long one exchange may take. */
  readonly answerMs: number;
}

/** Sends a request to the server of that name along the network, through whatever fault is on the link. */
export type Outbound = (request: CarriedRequest, to: string) => Promise<Exchange>;

/**
 * The exchange that comes out is what travelled: when a fault lost its answer, the answer is still there and the
 * fault is named. A request that was never sent is put on record with the outcome that the fault made up.
 */
export function outbound(options: OutboundOptions): Outbound {
  const { who: from, serverName, resolve, network, recorder, send, answerMs: deadlineMs } = options;
  return async (request, to) => {
    const ours = network.ownServer(to);
    const party = ours?.party ?? serverParty(to);
    const base = ours ? `http://${to}` : urlOfPlace(await resolve(to));
    const made: Exchange[] = [];
    const carry = async (carried: CarriedRequest): Promise<Outcome> => {
      if (ours) {
        const open = begin(recorder, from, party, base, carried);
        made.push(open.exchange);
        const outcome = await ours.receive(carried, open.exchange);
        end(open, outcome, 'the connection was dropped');
        return outcome;
      }
      const { method, target, headers, body } = carried;
      const content = body.length === 0 ? {} : { body };
      const exchange = await send({
        from,
        to: party,
        method,
        url: `${base}${target}`,
        headers,
        deadlineMs,
        ...content,
      });
      made.push(exchange);
      return outcomeIn(exchange);
    };
    const { outcome, fault = null } = await network.apply({ from: serverName, to }, carry, request);
    for (const exchange of made) exchange.fault = fault;
    const last = made.at(-1);
    if (last) return last;
    return end(begin(recorder, from, party, base, request, fault), outcome, 'the network did not let it through');
  };
}

function outcomeIn({ answer, failure }: Exchange): Outcome {
  if (answer) return { kind: 'answer', status: answer.status, headers: answer.headers, body: contentOf(answer.body) };
  const kind = failure?.kind;
  return { kind: 'failure', failure: kind === 'refused' || kind === 'late' ? kind : 'reset' };
}

function begin(
  recorder: Recorder,
  from: string,
  to: string,
  base: string,
  { method, target, headers, body }: CarriedRequest,
  fault: string | null = null,
): OpenExchange {
  const url = `${base}${target}`;
  return recorder.begin(from, to, { method, url, headers: { ...headers }, body: bodyOf(body) }, fault);
}

function end(open: OpenExchange, outcome: Outcome, why: string): Exchange {
  if (outcome.kind === 'failure') return open.end({ kind: outcome.failure, message: why });
  return open.end({ status: outcome.status, headers: { ...outcome.headers }, body: bodyOf(outcome.body) });
}
