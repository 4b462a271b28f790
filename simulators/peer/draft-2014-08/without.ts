import type { JsonObject } from '../../../spec/wire/json.ts';

/** The object without some of its keys. */
export function without(object: JsonObject, keys: readonly string[] = []): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
