export {
  type Endpoint,
  type Hold,
  type Misbehaviour,
  type MisbehaviourName,
  misbehaviours,
  type Selection,
} from './misbehaviours/index.ts';
export { consentForm } from './page.ts';
export { type OAuthProvider, type OAuthProviderOptions, openOAuthProvider } from './provider.ts';
export type {
  ClientAuthentication,
  OAuthRecord,
  SeenAuthorization,
  SeenTokenRequest,
  SeenUserinfoRequest,
} from './record.ts';
export type { Claims, OAuthClient } from './registry.ts';
export { createVisitor, type SignedIn, type SignIn, type Visitor, type VisitorOptions } from './visitor.ts';
