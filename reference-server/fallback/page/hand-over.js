// How the window that comes back from a service gives the login's answer to the page that waits for it. Both are of one
// origin. The message goes by a channel, and to the opener too: in a frame a channel of the same name is another one.
//   {kind: 'login-answer', session, answer}     to the page that waits in this session
//   {kind: 'login-answer-taken', session}       back, when it has taken it

const channelName = 'touchstone-login';
const patienceMs = 1000;

/** Takes the first answer to a session, wherever it comes from, until `signal` is aborted. */
export function awaitAnswer(session, take, signal) {
  const channel = new BroadcastChannel(channelName);
  const done = new AbortController();
  const over = AbortSignal.any([signal, done.signal]);
  over.addEventListener('abort', () => channel.close(), { once: true });

  function receive({ data, origin }, reply) {
    if (origin !== location.origin || data?.kind !== 'login-answer' || data.session !== session) return;
    reply({ kind: 'login-answer-taken', session });
    done.abort();
    take(data.answer);
  }
  channel.addEventListener('message', (event) => receive(event, (message) => channel.postMessage(message)));
  addEventListener(
    'message',
    (event) => receive(event, (message) => event.source.postMessage(message, location.origin)),
    {
      signal: over,
    },
  );
}

/** Offers an answer to whoever waits for it. Resolves to whether somebody has taken it. */
export function offerAnswer(session, answer) {
  const { promise, resolve } = Promise.withResolvers();
  const channel = new BroadcastChannel(channelName);
  const isTaken = ({ data, origin }) =>
    origin === location.origin && data?.kind === 'login-answer-taken' && data.session === session;
  const listen = (event) => isTaken(event) && resolve(true);
  channel.addEventListener('message', listen);
  addEventListener('message', listen);
  setTimeout(() => resolve(false), patienceMs);
  const message = { kind: 'login-answer', session, answer };
  channel.postMessage(message);
  window.opener?.postMessage(message, location.origin);
  return promise.finally(() => {
    channel.close();
    removeEventListener('message', listen);
  });
}
