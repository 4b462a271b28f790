import { type Clock, systemClock } from './clock.ts';

/**
 * Asks `question` again and again until it is answered with something defined, or the deadline passes.
 * Only for what cannot call us back: the start of somebody else's process.
 */
export async function poll<T>(
  question: () => Promise<T | undefined>,
  deadlineMs: number,
  everyMs = 50,
  clock: Clock = systemClock,
): Promise<T | undefined> {
  const end = clock.now() + deadlineMs;
  for (;;) {
    const answer = await question();
    if (answer !== undefined || clock.now() >= end) return answer;
    await new Promise<void>((resolve) => clock.after(everyMs, resolve));
  }
}
