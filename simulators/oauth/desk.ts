import type { Recorder } from '../../harness/wire/recorder.ts';
import { BoundedMap } from './bounded-map.ts';
import { Plan } from './misbehaviours/index.ts';
import type { OAuthRecord, SeenAuthorization } from './record.ts';
import type { Registry } from './registry.ts';

/** Authorizations that later requests are still traced back to. */
const traceLimit = 10_000;

/** What the endpoints of one provider share. */
export interface Desk {
  readonly name: string;
  readonly registry: Registry;
  readonly record: OAuthRecord;
  readonly plan: Plan;
  /** Where the exchanges of home servers are kept just now. */
  readonly recorder: () => Recorder;
  /** Which authorization a page visit, a code or an access token goes back to. */
  readonly traces: Readonly<Record<'visit' | 'code' | 'token', BoundedMap<SeenAuthorization>>>;
}

export function createDesk(parts: Omit<Desk, 'plan' | 'traces'>): Desk {
  const trace = () => new BoundedMap<SeenAuthorization>(traceLimit);
  return { ...parts, plan: new Plan(), traces: { visit: trace(), code: trace(), token: trace() } };
}
