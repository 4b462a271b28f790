// What the server says to this page, read once from the document.

const main = document.querySelector('main');

export const facts = {
  serverName: main.dataset.server,
  /** In plain words, and the types of its stages in order; undefined where this page cannot carry one of them out. */
  flows: [...main.querySelectorAll('li')].map((item) => ({
    words: item.textContent,
    stages: item.dataset.stages?.split(' '),
  })),
  /** Origins of pages that may be handed the credentials. */
  allowedOrigins: main.dataset.origins.split(' ').filter((origin) => origin !== ''),
  sessionLifetimeMs: Number(main.dataset.sessionLifetimeMs),
};
