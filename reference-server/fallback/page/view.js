// What stands on the page. Everything goes in as text, whoever wrote it.

import { facts } from './facts.js';

const main = document.querySelector('main');

/** An element. Functions among the attributes are event listeners; `false` and undefined leave an attribute out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button that does something else than to submit its form. */
export function aside(words, click) {
  return element('button', { type: 'button', class: 'quiet', click }, words);
}

/** A message that is read out as soon as it has words. */
export function alertArea(words = '') {
  return element('p', { role: 'alert', class: 'alert' }, words);
}

/** Puts a view on the page. Its first field has the focus then; where there is none, its heading. */
export function show({ heading, step, children, keepsFocus = false }) {
  const title = element('h1', { id: 'heading', tabindex: '-1' }, heading);
  const eyebrow = element('p', { class: 'eyebrow' }, facts.serverName, step ? element('span', {}, step) : undefined);
  main.replaceChildren(eyebrow, title, ...children.filter((child) => child !== undefined));
  document.title = `${heading} · ${facts.serverName}`;
  if (!keepsFocus) (main.querySelector('input') ?? title).focus();
}
