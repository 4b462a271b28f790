/** An answer of a server that is no home server. */
export interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** The name under which the asker reached it. */
  readonly host: string;
  readonly body: string;
}

/** What stands where a home server should be: answers, drops the connection, or never answers. Made anew for each run. */
export type Degenerate = () => (asked: Asked) => Answer | 'drop' | 'hang';

const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) });
const html = (status: number, title: string): Answer => ({
  status,
  type: 'text/html',
  body: `<!doctype html><title>${title}</title><p>${title}</p>`,
});

const refusal = json(403, { errcode: 'M_FORBIDDEN', error: 'no' });

/** Acknowledges whatever is asked, with the keys that the asker looks for, and keeps and delivers nothing. */
function acknowledge({ url, host, body }: Asked, nth: number): Answer {
  const asked = objectIn(body);
  const user = String(asked.user_id ?? asked.user ?? `user${nth}`);
  return json(200, {
    ...{ user_id: user.startsWith('@') ? user : `@${user}:${host}`, access_token: `token${nth}`, home_server: host },
    ...{ flows: [{ type: 'm.login.password' }], session: `session${nth}` },
    ...{ room_id: `!room${nth}:${host}`, event_id: `$event${nth}:${host}`, room_alias: `#room${nth}:${host}` },
    ...{ servers: [host], rooms: [], presence: [], chunk: [], start: 's0', end: 's0' },
    ...{ origin: host, ts: Date.now(), pdus: url.includes('/send/') ? {} : [], edus: [] },
    displayname: null,
  });
}

export const degenerates = {
  'refuses everything': () => () => refusal,
  'finds nothing, in HTML': () => () => html(404, 'Not found'),
  'breaks on everything': () => () => json(500, { errcode: 'M_UNKNOWN', error: 'internal server error' }),
  'answers everything with {}': () => () => json(200, {}),
  'answers everything with null': () => () => json(200, null),
  'echoes what it is asked': () => (asked) =>
    json(200, {
      ...asked,
      ...Object.fromEntries(new URL(asked.url, 'http://hs').searchParams),
      ...objectIn(asked.body),
    }),
  'is a static site': () => (asked) => (asked.method === 'GET' ? html(200, 'Welcome') : html(405, 'Not allowed')),
  'is another JSON service': () => {
    let nth = 0;
    return (asked) =>
      asked.method === 'GET'
        ? json(200, { items: [], total: nth, links: { self: asked.url } })
        : json(201, { id: ++nth, ...objectIn(asked.body), createdAt: new Date(nth).toISOString() });
  },
  'accepts everything and delivers nothing': () => {
    let nth = 0;
    return (asked) => acknowledge(asked, ++nth);
  },
  'accepts the first of everything': () => {
    const seen = new Set<string>();
    let nth = 0;
    return (asked) => {
      const kind = `${asked.method} ${asked.url.replace(/\?.*$/s, '').replaceAll(/[^/]*(?:[@!#$:]|%[0-9A-F]{2})[^/]*/gi, 'x')}`;
      if (seen.has(kind)) return refusal;
      seen.add(kind);
      return acknowledge(asked, ++nth);
    };
  },
  'was killed': () => () => 'drop',
  'is frozen': () => () => 'hang',
} as const satisfies Readonly<Record<string, Degenerate>>;

export type DegenerateName = keyof typeof degenerates;

function objectIn(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
