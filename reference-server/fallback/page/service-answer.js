// A person comes back from a service in another window. The page they come back to tells this one what it was answered, on
// a channel that only pages of this origin can use: {kind: 'login-answer', session, answer}.

const channelName = 'touchstone-login';

/** Calls `take` with each answer to the session, until `signal` is aborted. */
export function onServiceAnswer(session, take, signal) {
  const channel = new BroadcastChannel(channelName);
  signal.addEventListener('abort', () => channel.close(), { once: true });
  channel.addEventListener('message', ({ data }) => {
    if (data?.kind === 'login-answer' && data.session === session && data.answer) take(data.answer);
  });
}
