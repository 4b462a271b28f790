import type { Exchange } from '../../../harness/wire/exchange.ts';
import type { Desk } from '../desk.ts';
import type { Context } from '../library.ts';
import type { Endpoint } from '../misbehaviours/index.ts';
import type { SeenAuthorization } from '../record.ts';

/** A request that was taken in. */
export interface Visit {
  readonly desk: Desk;
  readonly context: Context;
  readonly body: string;
  readonly exchange: Exchange;
  /** Lets the library answer. */
  readonly next: () => Promise<unknown>;
}

/** Lets what is planned for this request happen before `answer`, or in its place. */
export async function unlessMisbehaving(
  { desk, context, exchange }: Visit,
  at: Endpoint,
  belonging: Pick<SeenAuthorization, 'state' | 'clientId'> | undefined,
  answer: () => Promise<unknown>,
): Promise<void> {
  const misbehaviour = desk.plan.take(at, belonging);
  if (misbehaviour) exchange.fault = misbehaviour.name;
  const other = await misbehaviour?.intervene();
  if (!other) return void (await answer());
  context.status = other.status;
  context.set('Content-Type', other.contentType);
  context.body = other.body;
}
