const excerptLength = 200;

/** Characters that no text uses between two parties: they bound what is to be cut short. */
const [opening, closing] = ['\ue000', '\ue001'];
const marks = /[\ue000\ue001]/g;
const marked = /\ue000([^\ue000\ue001]*)\ue001/g;

/**
 * Marks a text to be cut short where it is long. That is done by `settled` and not at once, so that a secret in it can be hidden
 * first: half of one could not be found any more.
 */
export function excerpt(text: string): string {
  return text.length > excerptLength ? `${opening}${text.replaceAll(marks, '\ufffd')}${closing}` : text;
}

/** The text with every excerpt in it cut short. */
export function settled(text: string): string {
  return text.replaceAll(marked, (_, long: string) => cut(long)).replaceAll(marks, '');
}

/** Any JSON value with every string in it settled. */
export function settledValue<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, item: unknown) => (typeof item === 'string' ? settled(item) : item));
}

function cut(text: string): string {
  if (text.length <= excerptLength) return text;
  return `${text.slice(0, excerptLength).replace(/[\ud800-\udbff]$/, '')}…`;
}
