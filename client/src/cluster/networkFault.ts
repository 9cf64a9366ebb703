/** What went wrong below HTTP, told from the error codes of Node, OpenSSL and undici. */
export type NetworkFault =
  | { readonly kind: 'refused' | 'unknownHost' | 'timeout' | 'expiredCertificate' | 'tooLarge' }
  | { readonly kind: 'untrustedCertificate' | 'wrongHostCertificate' | 'handshake' | 'other'; readonly detail: string };

const expired = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/** Verification results of OpenSSL as Node names them: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'INVALID_CA',
]);

const timeouts = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

export function networkFault(error: unknown): NetworkFault {
  const chain = causes(error);
  for (const { code, message } of chain) {
    if (code === 'ECONNREFUSED') return { kind: 'refused' };
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { kind: 'unknownHost' };
    if (timeouts.has(code) || message === 'Opening handshake has timed out') return { kind: 'timeout' };
    if (expired.has(code)) return { kind: 'expiredCertificate' };
    // Node adds advice for those who start it themselves, after a semicolon.
    if (untrusted.has(code)) return { kind: 'untrustedCertificate', detail: message.split(';', 1)[0] ?? message };
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return { kind: 'wrongHostCertificate', detail: message };
    if (code === 'UND_ERR_HEADERS_OVERFLOW') return { kind: 'tooLarge' };
    if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_OSSL_')) {
      return { kind: 'handshake', detail: handshakeDetail(code, message) };
    }
  }
  return { kind: 'other', detail: chain[0]?.message ?? 'unknown error' };
}

interface Cause {
  /** Empty where the error has none. */
  readonly code: string;
  readonly message: string;
}

/** The error, its causes, and those of an AggregateError, which is what a host with several addresses fails with. */
function causes(error: unknown, depth = 0): Cause[] {
  if (!(error instanceof Error) || depth > 5) return typeof error === 'string' ? [{ code: '', message: error }] : [];
  const code: unknown = 'code' in error ? error.code : undefined;
  const inner: unknown[] = error instanceof AggregateError ? error.errors : [error.cause];
  return [
    { code: typeof code === 'string' ? code : '', message: error.message || error.name },
    ...inner.flatMap(one => causes(one, depth + 1)),
  ];
}

/** OpenSSL's messages begin with a thread id, library and source line that help nobody. */
function handshakeDetail(code: string, message: string): string {
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG')
    return 'the other side does not speak TLS, so perhaps the address wants http instead of https';
  const parts = message.split(':');
  return parts.length > 5 ? (parts[5] ?? message).trim() : message.trim();
}
