import { isRecord, recordOf, textOf } from './unknown.ts';

/**
 * Whether the kubeconfig's user logs in with an ID token of OpenID Connect that cannot be used any more. It is not renewed here: an issuer may take
 * a refresh token once only, so whoever renews must write the new one into the kubeconfig, as kubectl does;
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#option-1-oidc-authenticator
 */
export function hasOutdatedIdToken(authProvider: unknown): boolean {
  const { name, config } = recordOf(authProvider);
  const token = textOf(recordOf(config)['id-token']);
  return name === 'oidc' && token !== undefined && expiryOf(token) < Date.now();
}

/** Milliseconds since the epoch; infinite where the token does not say, and long ago where it is none. */
function expiryOf(token: string): number {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const seconds = isRecord(claims) ? claims['exp'] : undefined;
    return typeof seconds === 'number' ? seconds * 1000 : Number.POSITIVE_INFINITY;
  } catch {
    return 0;
  }
}
