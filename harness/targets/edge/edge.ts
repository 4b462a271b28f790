/** A request as a client or another server sent it, and what it is for. */
export interface EdgeRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The name of the endpoint of the target's dialect that it is for; undefined where that has none. */
  readonly endpoint: string | undefined;
}

export interface EdgeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Send the body in chunks rather than with a length. */
  readonly chunked?: boolean;
}

/** What stands at a server's edge: sees each exchange, and may alter its request, its answer, or make one up. */
export type Edge = (
  request: EdgeRequest,
  forward: (request: EdgeRequest) => Promise<EdgeAnswer>,
) => Promise<EdgeAnswer>;
