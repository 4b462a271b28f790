// What the server says to this page, read once from the document and taken out of it: an answer may hold a token.

const main = document.querySelector('main');
const arrival = document.querySelector('#arrival');

const flows = [...main.querySelectorAll('li')].map((item) => ({
  /** The types of its stages in order; undefined where this page cannot carry one of them out. */
  stages: item.dataset.stages?.split(' '),
  words: item.textContent,
}));

export const facts = {
  serverName: main.dataset.server,
  flows,
  allowedOrigins: main.dataset.origins.split(' ').filter(Boolean),
  sessionLifetimeMs: Number(main.dataset.sessionLifetimeMs),
  /** `{session, answer}` of the login in a window that comes back from a service. */
  arrival: arrival && JSON.parse(arrival.textContent),
};
arrival?.remove();
