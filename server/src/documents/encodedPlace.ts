import { toInner, toOuterExtent } from '../islands/offsetMap.ts';
import { scalarMap } from '../islands/scalarMap.ts';
import type { ScalarNode } from '../yaml/tree.ts';
import { decodeBase64 } from './base64.ts';
import type { Place } from './place.ts';

/**
 * The place of a document that is written as Base64: each character has the letters that it is encoded in, and nothing can be typed there.
 * Undefined where the letters are none, or encode something else than text.
 */
export function encodedPlace(outer: Place, node: ScalarNode): Place | undefined {
  const text = decodeBase64(node.text);
  if (text === undefined) return undefined;
  const map = scalarMap(node, outer.text);
  const letters = lettersIn(node.text);
  const letterAt = (offset: number): number => letters[offset] ?? node.text.length;
  return {
    text,
    toFile({ start, end }) {
      const [first, behind] = [bytesBefore(text, start), bytesBefore(text, end)];
      const from = letterAt(Math.floor((first * 4) / 3));
      const to = behind === first ? from : letterAt(Math.ceil((behind * 4) / 3) - 1) + 1;
      const extent = toOuterExtent(map, { from, to });
      return outer.toFile({ start: extent.from, end: extent.to });
    },
    fromFile(offset) {
      const at = toInner(map, outer.fromFile(offset)) ?? 0;
      const before = letters.findIndex(letter => letter >= at);
      return charactersBefore(text, Math.floor(((before === -1 ? letters.length : before) * 3) / 4));
    },
    holds: () => false,
    edit: () => undefined,
  };
}

/** Where the letters stand between white space. */
const lettersIn = (written: string): readonly number[] => [...written.matchAll(/\S/g)].map(({ index }) => index);

const bytesBefore = (text: string, offset: number): number => new TextEncoder().encode(text.slice(0, offset)).length;

/** The characters that the first bytes of a text hold in full. */
function charactersBefore(text: string, bytes: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(text).slice(0, bytes), { stream: true }).length;
}
