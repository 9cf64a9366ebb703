import type { Format } from '../schema/types.ts';

/** Powers of 1024 by the letter before `B` or `iB`; `KB` and `KiB` are the same here. */
const scales: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4, P: 1024 ** 5, E: 1024 ** 6 };

const accepted = /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]?B))+$|^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]iB|B))+$|^[-+]?0$/;

/** The digits of each part must fit into 63 bits, with a little room (alecthomas/units, leadingInt). */
const mostDigits = 2n ** 63n - 19n;

/** Bytes of a size as Prometheus reads it, undefined for any other text. */
export function sizeBytes(text: string): number | undefined {
  if (!accepted.test(text) || text.match(/\d+/g)?.some(digits => BigInt(digits) > mostDigits)) return undefined;
  let total = 0;
  for (const [, number = '', scale = ''] of text.matchAll(/([\d.]+)([KMGTPE]?)/g)) total += Number(number) * (scales[scale] ?? 1);
  if (total > 2 ** 63) return undefined;
  return text.startsWith('-') ? -total : total;
}

/**
 * An amount of bytes (alecthomas/units, Base2Bytes): a number, then `B`, `KB` to `EB` or `KiB` to `EiB`, all in powers of 1024;
 * capital letters matter; a bare `0` is allowed.
 */
export const size: Format = {
  name: 'size',
  yaml: 'string',
  example: '512MB',
  check({ text }) {
    const bytes = sizeBytes(text);
    if (bytes !== undefined) {
      return bytes < 0 ? { message: 'A size below 0 makes no sense. Write 0 for no limit.', severity: 'warning' } : undefined;
    }
    const replacement = closestSize(text);
    const rule = 'A size is a number with `B`, `KB`, `MB`, `GB`, `TB`, `PB` or `EB` right behind it, in capital letters.';
    if (replacement === undefined) return { message: `\`${text}\` is not a size. ${rule}` };
    return { message: `\`${text}\` is not a size; write \`${replacement}\`. ${rule}`, replacement };
  },
  complete: () => [
    { value: '10MB', doc: '10 × 1024² bytes: ample for the answer of one target.', preferred: true },
    { value: '50MB', doc: '50 × 1024² bytes.' },
    { value: '100MB', doc: '100 × 1024² bytes.' },
    { value: '1GB', doc: '1024³ bytes.' },
    { value: '50GB', doc: '50 × 1024³ bytes.' },
    { value: '0', doc: 'No limit.' },
  ],
  describe(text) {
    const bytes = sizeBytes(text);
    return bytes ? `\`${text}\` is ${bytes.toLocaleString('en-US')} bytes.` : undefined;
  },
};

function closestSize(text: string): string | undefined {
  const parts = /^(\d+(?:\.\d+)?)\s*([kmgtpe]?)(i?)(b|bytes?)?$/i.exec(text.trim());
  if (!parts) return undefined;
  const [, number = '', scale = '', binary = ''] = parts;
  const meant = `${number}${scale.toUpperCase()}${scale === '' ? '' : binary.toLowerCase()}B`;
  return sizeBytes(meant) === undefined ? undefined : meant;
}
