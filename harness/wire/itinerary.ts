/** Where a target may send its users: nobody else is to be asked anything on its word. */
export class Itinerary {
  readonly #origins = new Set<string>();

  /** Addresses whose origins may be visited; what is no address is passed over. */
  constructor(addresses: Iterable<string> = []) {
    for (const address of addresses) this.allow(address);
  }

  allow(address: string): void {
    const origin = originOf(address);
    if (origin !== undefined) this.#origins.add(origin);
  }

  permits(address: string): boolean {
    const origin = originOf(address);
    return origin !== undefined && this.#origins.has(origin);
  }
}

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** The origin of an HTTP address; the names of this machine's own loopback are one. */
function originOf(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return `${url.protocol}//${loopback.test(url.hostname) ? 'localhost' : url.hostname}:${port}`;
}
