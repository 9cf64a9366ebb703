/** Text that Base64 encodes, as Kubernetes reads the `data` of a Secret; undefined where it is none. Bytes of no text count as none. */
export function decodeBase64(written: string): string | undefined {
  const letters = written.replace(/\s+/g, '');
  if (letters === '' || !isBase64(letters)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(letters, 'base64'));
    // oxlint-disable-next-line no-control-regex -- what YAML cannot hold is no YAML
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

const isBase64 = (letters: string): boolean => letters.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(letters);

export const encodeBase64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
