// A view that asks for something, submits it, and shows what is wrong with it.

import { Refused } from './client.js';
import { alertArea, element, show } from './view.js';

const attributesOf = {
  user: { type: 'text', autocomplete: 'username', autocapitalize: 'none', autocorrect: 'off', spellcheck: 'false' },
  password: { type: 'password', autocomplete: 'current-password' },
  email: { type: 'email', autocomplete: 'email' },
  code: { type: 'text', autocomplete: 'one-time-code', inputmode: 'numeric', spellcheck: 'false' },
};
const labels = { user: 'User name or user id', password: 'Password', email: 'Email address', code: 'Code' };

/** White space that comes along when something is pasted; in a password it may be meant. */
const tidy = {
  user: (text) => text.trim(),
  password: (text) => text,
  email: (text) => text.trim(),
  code: (text) => text.replace(/\s/g, ''),
};

/**
 * Shows a form. `submit` gets the values of `fields` by name; when it throws Refused, its words are shown and the form can
 * be submitted again. `atOnce`: submits without waiting for the button.
 */
export function showForm({ heading, step, words, fields, values = {}, button, submit, asides = [], error, ...how }) {
  const alert = alertArea(error);
  const send = element('button', { type: 'submit' }, button);
  const inputs = fields.map((name, index) =>
    element('input', {
      id: name,
      name,
      required: true,
      value: values[name],
      // It has the focus, so this is what a screen reader says of the new view.
      'aria-describedby': index === 0 && 'heading words',
      ...attributesOf[name],
    }),
  );
  const rows = inputs.map((input) => element('div', {}, element('label', { for: input.id }, labels[input.id]), input));
  const form = element('form', { submit: onSubmit }, ...rows, alert, send);

  function setBusy(isBusy) {
    form.setAttribute('aria-busy', String(isBusy));
    send.disabled = isBusy;
  }

  async function onSubmit(event) {
    event.preventDefault();
    if (send.disabled) return;
    setBusy(true);
    alert.textContent = '';
    try {
      await submit(Object.fromEntries(inputs.map(({ name, value }) => [name, tidy[name](value)])));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (form.isConnected) complain(refused.message);
    }
  }

  /** What cannot be seen is typed again; the rest can be corrected. */
  function complain(message) {
    setBusy(false);
    alert.textContent = message;
    for (const input of inputs) if (input.type === 'password') input.value = '';
    (inputs.at(-1) ?? send).focus();
  }

  show({
    heading,
    step,
    keepsFocus: how.keepsFocus,
    children: [element('p', { id: 'words' }, words), form, element('p', { class: 'asides' }, ...asides)],
  });
  if (how.atOnce) form.requestSubmit();
}
