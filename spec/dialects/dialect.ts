/** How a request shows who makes it: nothing does, an access token in the query or in a header, or a signature. */
export const authorisations = ['none', 'query-token', 'bearer', 'signed'] as const;
export type Authorisation = (typeof authorisations)[number];

/** One endpoint of an API: how its requests look, and how they are authorised. */
export interface Endpoint {
  /** `METHOD {prefix}/path/{parameter}`; the trailing slash is part of the template. */
  readonly template: string;
  readonly authorised: Authorisation;
}

/**
 * A dialect says how a home server spells what a text leaves open: data, no behaviour.
 * A target profile may override single entries.
 */
export interface Dialect<Name extends string = string> {
  readonly name: string;
  readonly prefixes: Readonly<Record<'client' | 'federation', string>>;
  readonly endpoints: Readonly<Record<Name, Endpoint>>;
  /** The order of the two members of a `prev_pdus` pair. */
  readonly prevPdus: 'origin-first' | 'id-first';
  /** Keys of a transaction's body that a server of this dialect may leave out. */
  readonly optionalTransactionKeys: readonly ('transaction_id' | 'destination' | 'prev_ids')[];
  /** How `is_state` is spelt in answers. */
  readonly isState: 'boolean' | 'number';
  /** How user ids are put into paths. */
  readonly userIdsInPaths: 'percent-encoded' | 'raw';
  /** Whether the trailing slashes of the templates are sent. */
  readonly trailingSlashes: 'sent' | 'left-out';
}

/** Endpoints that are all authorised alike, from their templates by name. */
export function endpointsBy<Name extends string>(
  authorised: Authorisation,
  templates: Readonly<Record<Name, string>>,
): Readonly<Record<Name, Endpoint>> {
  const entries = Object.entries<string>(templates).map(([name, template]) => [name, { template, authorised }]);
  return Object.fromEntries(entries) as Record<Name, Endpoint>;
}
