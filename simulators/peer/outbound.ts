import { bodyOf, contentOf } from '../../harness/wire/body.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { Recorder } from '../../harness/wire/recorder.ts';
import type { Send } from '../../harness/wire/send.ts';
import type { CarriedRequest, Network, Outcome } from '../network/index.ts';

export interface OutboundOptions {
  /** As the transcript names the peer. */
  readonly who: string;
  readonly serverName: string;
  /** Base URL of the target's federation API, without trailing slash. */
  readonly federationUrl: string;
  readonly network: Network;
  readonly recorder: Recorder;
  readonly send: Send;
  /** How long one exchange may take. */
  readonly answerMs: number;
}

/** Sends a request to the target along the network, through whatever fault is on the link. */
export type Outbound = (request: CarriedRequest) => Promise<Exchange>;

/**
 * The exchange that comes out is what travelled: when a fault lost its answer, the answer is still there and the
 * fault is named. A request that was never sent is put on record with the outcome that the fault made up.
 */
export function outbound(options: OutboundOptions): Outbound {
  const { who: from, serverName, federationUrl, network, recorder, send, answerMs: deadlineMs } = options;
  return async (request) => {
    const made: Exchange[] = [];
    const carry = async ({ method, target, headers, body }: CarriedRequest): Promise<Outcome> => {
      const content = body.length === 0 ? {} : { body };
      const url = `${federationUrl}${target}`;
      const exchange = await send({ from, to: 'target', method, url, headers, deadlineMs, ...content });
      made.push(exchange);
      return outcomeOf(exchange);
    };
    const { outcome, fault = null } = await network.apply({ from: serverName, to: 'target' }, carry, request);
    for (const exchange of made) exchange.fault = fault;
    return made.at(-1) ?? recordUnsent(recorder, from, federationUrl, request, outcome, fault);
  };
}

function outcomeOf({ answer, failure }: Exchange): Outcome {
  if (answer) return { kind: 'answer', status: answer.status, headers: answer.headers, body: contentOf(answer.body) };
  const kind = failure?.kind;
  return { kind: 'failure', failure: kind === 'refused' || kind === 'late' ? kind : 'reset' };
}

function recordUnsent(
  recorder: Recorder,
  from: string,
  federationUrl: string,
  { method, target, headers, body }: CarriedRequest,
  outcome: Outcome,
  fault: string | null,
): Exchange {
  const url = `${federationUrl}${target}`;
  const open = recorder.begin(from, 'target', { method, url, headers: { ...headers }, body: bodyOf(body) }, fault);
  if (outcome.kind === 'failure') {
    return open.end({ kind: outcome.failure, message: 'the network did not let it through' });
  }
  return open.end({ status: outcome.status, headers: { ...outcome.headers }, body: bodyOf(outcome.body) });
}
