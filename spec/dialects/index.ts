export type { Dialect } from './dialect.ts';
export { expandEndpoint, findEndpoint, matchEndpoint } from './endpoint.ts';
