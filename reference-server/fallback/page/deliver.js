// Gives the credentials to the client that embeds or opened this page: docs/log-in-by-the-fallback-page.md

/**
 * Calls `window.onLogin` where the client has defined it; otherwise sends a message to the window that opened the page and
 * to the one around it, each time for the allowed origins only. Returns whether there was anybody to tell.
 */
export function deliver({ user_id, access_token, home_server }, allowedOrigins) {
  if (typeof window.onLogin === 'function') {
    // Apart from here, so that its failure is not ours.
    queueMicrotask(() => window.onLogin(user_id, access_token, home_server));
    return true;
  }
  const message = { kind: 'touchstone.login', user_id, access_token, home_server };
  const clients = [window.opener, window.parent].filter((client) => client && client !== window);
  for (const client of clients) for (const origin of allowedOrigins) client.postMessage(message, origin);
  return clients.length > 0 && allowedOrigins.length > 0;
}
