/** A number in JSON text that might change on its way through a JavaScript number. Strings may look alike: it only hints. */
const unusualNumber = /[:[,]\s*(?:-0|-?\d{16}|-?\d+[.eE])/;

/**
 * Reads JSON text. A number that JavaScript would write otherwise (beyond 2^53, 1.0, 1e400) becomes its own text, which
 * `JSON.stringify` writes as it is: what a server passes on is what it was given. Throws a SyntaxError.
 */
export function parseJson(text: string): unknown {
  return unusualNumber.test(text) ? JSON.parse(text, exact) : JSON.parse(text);
}

function exact(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && String(value) !== source ? rawJson(source) : value;
}

/** A number for those keys that the server itself reckons with; anything else is returned as it is. */
export function plainNumber(value: unknown): unknown {
  return isRawJson(value) ? Number(value.rawJSON) : value;
}

// What Node 24 has and TypeScript's library does not know yet. https://tc39.es/proposal-json-parse-with-source/
const { rawJSON: rawJson, isRawJSON: isRawJson } = JSON as unknown as {
  rawJSON(text: string): unknown;
  isRawJSON(value: unknown): value is { readonly rawJSON: string };
};
