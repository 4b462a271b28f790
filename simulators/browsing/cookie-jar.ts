import { type Cookie, parseCookie } from 'undici';
import { type EpochMs, systemClock } from '../../harness/clock/clock.ts';

interface Kept {
  readonly origin: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

/** Cookies kept at once. */
const cookieLimit = 100;

/** The cookies of one user's browser. Unlike a browser's they are apart by port, so that parties on one host are too. */
export class CookieJar {
  #kept: Kept[] = [];
  readonly #now: () => EpochMs;

  constructor(now: () => EpochMs = systemClock.now) {
    this.#now = now;
  }

  /** Keeps what an answer from `url` sets. Several `Set-Cookie` are joined by commas, as recorded exchanges have them. */
  keep(url: string, setCookie = ''): void {
    const { origin, pathname } = new URL(url);
    for (const line of setCookie.split(/, *(?=[^\s;,=]+=)/)) {
      const cookie = parseCookie(line);
      if (!cookie?.name) continue;
      const { name, value, path = pathname.slice(0, pathname.lastIndexOf('/')) || '/' } = cookie;
      this.#kept = this.#kept.filter((kept) => kept.name !== name || kept.origin !== origin || kept.path !== path);
      if (!this.#isOver(cookie)) this.#kept.push({ origin, path, name, value });
    }
    this.#kept = this.#kept.slice(-cookieLimit);
  }

  /** The `Cookie` header for a request to `url`; undefined when there is none to send. */
  headerFor(url: string): string | undefined {
    const { origin, pathname } = new URL(url);
    const sent = this.#kept.filter((kept) => kept.origin === origin && isWithin(pathname, kept.path));
    return sent.length === 0 ? undefined : sent.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  #isOver({ maxAge, expires }: Cookie): boolean {
    return maxAge === undefined ? expires !== undefined && Number(expires) <= this.#now() : maxAge <= 0;
  }
}

function isWithin(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}
