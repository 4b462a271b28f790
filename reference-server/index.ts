/** The reference home server's only door. */
export { HomeServerConfig, HomeServerSettings, type ResolvedConfig } from './config/home-server.ts';
export { createHomeServer, type HomeServer } from './create-home-server.ts';
export { GrantRefused } from './errors.ts';
export { isLoopback } from './federation/forbidden-addresses.ts';
export { httpSend } from './federation/http-send.ts';
export { type LogLevel, listen, ServeError, type ServeOptions, type Serving, serve } from './main.ts';
export type {
  AuthorizationGrant,
  Cancel,
  Clock,
  EpochMs,
  HttpAnswer,
  HttpRequest,
  HttpSend,
  Ids,
  Log,
  Mailer,
  OAuthClient,
  OutgoingMail,
  Place,
  Ports,
  Resolve,
} from './ports.ts';
export { type Rules, standardRules } from './rules/index.ts';
export { memoryStore } from './store/memory.ts';
export { sqliteStore } from './store/sqlite.ts';
export type { Store } from './store/store.ts';
export { systemPorts } from './system-ports.ts';
