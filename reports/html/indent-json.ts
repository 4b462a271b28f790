const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

/** A deeper body is shown as it was sent: indenting it would make far more text than there is. */
const deepest = 40;

/**
 * JSON with a member per line, or undefined when the text is not JSON. Moves white space only: numbers keep their spelling,
 * and a key that stands twice still stands twice, as parsing and writing again would not.
 */
export function indentJson(text: string): string | undefined {
  if (!isJson(text)) return undefined;
  let depth = 0;
  let previous = '';
  let out = '';
  const newLine = () => `\n${'  '.repeat(depth)}`;
  for (const [part] of text.matchAll(token)) {
    const closes = part === '}' || part === ']';
    if (closes) depth -= 1;
    const opened = previous === '{' || previous === '[';
    if (closes ? !opened : opened || previous === ',') out += newLine();
    out += part === ':' ? ': ' : part;
    if (part === '{' || part === '[') depth += 1;
    if (depth > deepest) return undefined;
    previous = part;
  }
  return out;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
