import { getCACertificates } from 'node:tls';
import { Agent, Pool } from 'undici';

/** How servers over HTTPS prove who they are, where the usual authorities do not vouch for them. */
export interface TlsTrust {
  /** Certificates of authorities to believe besides the usual ones, in PEM. */
  readonly ca?: string | undefined;
  /** Whether any certificate is believed. */
  readonly insecure?: boolean | undefined;
  /** The origins that this is for, such as `https://localhost:8448`. */
  readonly origins: readonly string[];
}

/**
 * The connections of a whole run. Each carries one exchange: a server may close an idle one at any time, and to find that out by sending
 * is not to be told from a fault of the server.
 */
export function openConnections(trust?: TlsTrust): Agent {
  return new Agent({
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
    factory: (origin, options) => new Pool(origin, { ...options, ...connectOptions(new URL(origin).origin, trust) }),
  });
}

function connectOptions(origin: string, trust: TlsTrust | undefined): Pool.Options {
  if (!trust?.origins.includes(origin)) return {};
  return {
    connect: {
      ...(trust.ca !== undefined && { ca: [...getCACertificates('default'), trust.ca] }),
      ...(trust.insecure && { rejectUnauthorized: false }),
    },
  };
}
