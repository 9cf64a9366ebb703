/** How one logs in to a Prometheus server. Held in VS Code's SecretStorage as JSON, keyed by the server's URL. */
export type Credentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string };

export const secretKey = (url: string): string => `credentials ${url}`;

/** Undefined for what is not ours: another version's form, or a secret damaged. */
export function parseCredentials(text: string | undefined): Credentials | undefined {
  if (text === undefined) return undefined;
  const value: unknown = parseJson(text);
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  if (value.kind === 'bearer' && 'token' in value && typeof value.token === 'string') return { kind: 'bearer', token: value.token };
  if (value.kind !== 'basic' || !('username' in value) || !('password' in value)) return undefined;
  const { username, password } = value;
  return typeof username === 'string' && typeof password === 'string' ? { kind: 'basic', username, password } : undefined;
}

export function authorizationHeader(credentials: Credentials): string {
  return credentials.kind === 'bearer'
    ? `Bearer ${credentials.token}`
    : `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
