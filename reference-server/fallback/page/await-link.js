// Asks every so often whether the link of a mail has been opened, as the draft has clients do.

const pollEveryMs = 2000;

/**
 * Calls `poll` until `signal` is aborted or the time is over; not while nobody sees the page, and at once when somebody
 * sees it again. One poll at a time.
 */
export function pollWhileSeen({ poll, overAfterMs, onOver, signal }) {
  const endAt = Date.now() + overAfterMs;
  let isPolling = false;
  const timer = setInterval(tick, pollEveryMs);
  document.addEventListener('visibilitychange', tick, { signal });
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });

  async function tick() {
    if (signal.aborted || isPolling || document.hidden) return;
    if (Date.now() >= endAt) {
      clearInterval(timer);
      onOver();
      return;
    }
    isPolling = true;
    await poll();
    isPolling = false;
  }
}
