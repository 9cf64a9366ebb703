/** Just enough of ASN.1's distinguished encoding (ITU-T X.690) to write a certificate. */

export function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  return length < 0x100 ? Buffer.of(0x81, length) : Buffer.of(0x82, length >> 8, length & 0xff);
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => element(0x30, ...contents);
export const set = (...contents: readonly Uint8Array[]): Buffer => element(0x31, ...contents);
/** The n-th explicitly tagged field of a structure. */
export const tagged = (n: number, ...contents: readonly Uint8Array[]): Buffer => element(0xa0 + n, ...contents);
export const octets = (content: Uint8Array): Buffer => element(0x04, content);
export const bits = (content: Uint8Array): Buffer => element(0x03, Buffer.of(0), content);
export const utf8 = (text: string): Buffer => element(0x0c, Buffer.from(text));
export const yes = element(0x01, Buffer.of(0xff));

/** A positive number, big-endian: its highest bit must not read as a sign. */
export const integer = (content: Uint8Array): Buffer => element(0x02, (content[0] ?? 0) & 0x80 ? Buffer.of(0) : Buffer.alloc(0), content);

/** GeneralizedTime with whole seconds. */
export const time = (date: Date): Buffer => element(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`));

/** An object identifier, from its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([40 * first + second, ...rest.flatMap(base128)]));
}

function base128(number: number): number[] {
  const digits = [number & 0x7f];
  for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}
