// Submits stages of the login as any client does. Draft: Registration and login.

const loginUrl = new URL('../../login', import.meta.url);
const patienceMs = 30_000;

/** What went wrong, in words for the person who logs in. */
export class Refused extends Error {
  /** `errcode`: the standard error's, where it is one. `isFinal`: whether asking for the same again is of no use. */
  constructor(message, { errcode, isFinal = false } = {}) {
    super(message);
    this.errcode = errcode;
    this.isFinal = isFinal;
  }
}

/** The server's answer to a submission. Throws Refused for a standard error, and where there is no answer. */
export async function submit(submission) {
  const { status, body } = await ask(submission);
  if (typeof body !== 'object' || body === null) throw new Refused(notUnderstood);
  if (status >= 300) throw refusalFrom(body, status < 500);
  return body;
}

/** A standard error as Refused. */
export function refusalFrom({ errcode, error }, isFinal) {
  const words = typeof error === 'string' && error !== '' ? error : 'The server refused, and did not say why.';
  return new Refused(words, { errcode, isFinal });
}

export const notUnderstood = 'The server answered something that this page does not understand. Try again.';

async function ask(submission) {
  try {
    const response = await fetch(loginUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(submission),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: response.status, body: await response.json() };
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused(notUnderstood);
    throw new Refused('The server could not be reached. Check your connection and try again.');
  }
}
