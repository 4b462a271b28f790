import type { ClientAuthentication, SeenTokenRequest } from './record.ts';
import type { Registry } from './registry.ts';

type ReadTokenRequest = Omit<SeenTokenRequest, 'exchange' | 'authorization'>;

interface Proof {
  readonly by: Exclude<ClientAuthentication, 'both' | 'none'>;
  readonly clientId: string;
  readonly secret: string;
}

/** What a token request says. `authorization` is that header, `body` a form. RFC 6749 §2.3.1 and §4.1.3. */
export function readTokenRequest(registry: Registry, authorization: string, body: string): ReadTokenRequest {
  const form = new URLSearchParams(body);
  const field = (name: string) => form.get(name) ?? undefined;
  const proofs = [proofInHeader(authorization), proofInForm(form)].filter((proof) => proof !== undefined);
  const [first, second] = proofs;
  return {
    clientId: first?.clientId ?? field('client_id'),
    authentication: second ? 'both' : (first?.by ?? 'none'),
    secretMatched:
      first !== undefined && proofs.every(({ clientId, secret }) => registry.secretMatches(clientId, secret)),
    grantType: field('grant_type'),
    code: field('code'),
    codeVerifier: field('code_verifier'),
    redirectUri: field('redirect_uri'),
  };
}

function proofInHeader(authorization: string): Proof | undefined {
  const [, encoded] = /^basic +(\S+)$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString();
  const colon = pair.indexOf(':');
  if (colon === -1) return undefined;
  return {
    by: 'client_secret_basic',
    clientId: formDecoded(pair.slice(0, colon)),
    secret: formDecoded(pair.slice(colon + 1)),
  };
}

function proofInForm(form: URLSearchParams): Proof | undefined {
  const secret = form.get('client_secret');
  return secret === null ? undefined : { by: 'client_secret_post', clientId: form.get('client_id') ?? '', secret };
}

/** Both halves of the header are form-encoded before they are joined. What is not is taken as it stands. */
function formDecoded(half: string): string {
  try {
    return decodeURIComponent(half.replaceAll('+', ' '));
  } catch {
    return half;
  }
}
