import { draft201408 } from '../editions/draft-2014-08/dialects/draft-2014-08.ts';
import { server201408 } from '../editions/draft-2014-08/dialects/server-2014-08.ts';
import type { Dialect } from './dialect.ts';

export type { Dialect, EndpointName } from './dialect.ts';
export { endpointNames } from './dialect.ts';
export { expandEndpoint, matchEndpoint } from './endpoint.ts';

/** Every dialect shipped, by name. */
export const dialects: Readonly<Record<string, Dialect>> = {
  [draft201408.name]: draft201408,
  [server201408.name]: server201408,
};

/** The dialect a target is taken to speak when it says nothing. */
export const defaultDialect = draft201408;
