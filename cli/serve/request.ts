/** What `touchstone serve` is asked for. */
export interface ServeRequest {
  /** The server's name; host and port where not given. */
  readonly name?: string;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** The folder of the store. */
  readonly data: string;
  /** Path of a configuration file. */
  readonly config?: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}
