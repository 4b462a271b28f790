import { type Comparison, that } from '../../harness/checks/compare.ts';
import { nameOf, outcomeOf } from '../../harness/wire/describe.ts';
import type { Example } from '../cast/world.ts';
import type { Sought } from './sought.ts';
import { type Sighting, type View, viewOf } from './view.ts';

/** What came of waiting, to be checked or assumed. */
export interface Arrival extends Comparison {
  readonly found: Sighting | undefined;
}

/** Waits until a client or a peer is shown what is sought. */
export async function arrives(
  example: Example,
  party: string,
  sought: Sought,
  deadlineMs = example.patience.deliveryMs,
): Promise<Arrival> {
  const view = viewOf(example, party, sought);
  const found = await view.first(deadlineMs);
  const seen = found ? [found] : [...view.all(), ...view.strays()];
  const comparison = that({
    expected: `${sought.words} within ${deadlineMs / 1000} s`,
    actual: found ? 'it came' : whyNot(view, sought),
    holds: found !== undefined,
    shownBy: [
      ...sought.causes,
      ...seen.map(({ exchange }) => exchange),
      ...(found ? [] : example.recorder.exchanges.slice(-1)),
    ],
  });
  return { ...comparison, found };
}

/** What came instead, and what explains it: a refusal of what was to bring it about, or requests that nobody expects. */
function whyNot({ all, strays }: View, { causes }: Sought): string {
  const refusals = causes.filter(({ answer }) => answer === null || answer.status >= 300);
  const [stray] = strays();
  return [
    `${all().length} others came`,
    ...refusals.map((exchange) => `${nameOf(exchange)}, which was to bring it about, got ${outcomeOf(exchange)}`),
    ...(stray
      ? [`${strays().length} requests came for which there is no endpoint, first ${nameOf(stray.exchange)}`]
      : []),
  ].join('; ');
}

/** How often a client or a peer was shown it up to now. */
export function shown(example: Example, party: string, sought: Sought, times: number): Comparison {
  const found = viewOf(example, party, sought).found();
  return that({
    expected: `${sought.words}, ${times} times before the later one`,
    actual: `${found.length} times`,
    holds: found.length === times,
    shownBy: [...sought.causes, ...found.map(({ exchange }) => exchange)],
  });
}

/** Makes something happen that must come later on the same way. */
export type Sentinel = () => Promise<Sought>;

/** How often it was shown before a sentinel that is sent now. */
export async function shownBefore(example: Example, sentinel: Sentinel, party: string, sought: Sought, times: number) {
  example.assume(await arrives(example, party, await sentinel()));
  return shown(example, party, sought, times);
}

/** That it was not shown before a sentinel that is sent now. */
export function absentBefore(example: Example, sentinel: Sentinel, party: string, sought: Sought): Promise<Comparison> {
  return shownBefore(example, sentinel, party, sought, 0);
}
