/** Where a server is reached. */
export interface Place {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Put before every path; none when left out. */
  readonly basePath?: string;
}

/** Finds where the server of a name is reached. */
export type Resolve = (serverName: string) => Place | Promise<Place>;

/** The port of a server whose name has none. */
const defaultPort = 8448;

/** Takes a server's name for its address: `host`, `host:port`, `[IPv6]:port`. */
export function nameAsAddress(serverName: string): Place {
  const [, host = serverName, port] = /^(.*?)(?::(\d+))?$/.exec(serverName) ?? [];
  return { host, port: port === undefined ? defaultPort : Number(port), tls: false };
}

/** The place that a base URL tells, such as `http://localhost:8480`. */
export function placeAt(baseUrl: string): Place {
  const { protocol, hostname, port, pathname } = new URL(baseUrl);
  const tls = protocol === 'https:';
  const basePath = pathname.replace(/\/+$/, '');
  return { host: hostname, port: port === '' ? (tls ? 443 : 80) : Number(port), tls, ...(basePath && { basePath }) };
}

/** The base URL of a place, without trailing slash. */
export function urlOfPlace({ host, port, tls, basePath = '' }: Place): string {
  return `${tls ? 'https' : 'http'}://${host}:${port}${basePath}`;
}
