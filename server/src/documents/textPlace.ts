import { toInner, toOuter, toOuterExtent } from '../islands/offsetMap.ts';
import { scalarMap } from '../islands/scalarMap.ts';
import type { ScalarNode } from '../yaml/tree.ts';
import { blockPlace } from './blockPlace.ts';
import type { Place } from './place.ts';

/** The place of a document that is the text of a scalar in another one; `before` is its place in the version before. */
export function textPlace(outer: Place, node: ScalarNode, before?: Place): Place {
  return node.style === 'literal' ? blockPlace(outer, node, before?.lines) : mappedPlace(outer, node);
}

/** Quoted and folded texts: every character has its place, while a line break may not. */
function mappedPlace(outer: Place, node: ScalarNode): Place {
  const map = scalarMap(node, outer.text);
  return {
    text: node.text,
    toFile({ start, end }) {
      const { from, to } = toOuterExtent(map, { from: start, to: end });
      return outer.toFile({ start: from, end: to });
    },
    fromFile: offset => nearestInner(outer.fromFile(offset)),
    holds: offset => outer.holds(offset) && toInner(map, outer.fromFile(offset)) !== undefined,
    edit({ start, end }, written) {
      const text = asWritten(written, node);
      if (text === undefined) return undefined;
      const { from, to } = toOuterExtent(map, { from: start, to: end });
      return outer.edit({ start: from, end: to }, text);
    },
  };

  /** The last character that begins at or before an offset of the text around it. */
  function nearestInner(at: number): number {
    let low = 0;
    let high = map.innerLength;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (toOuter(map, middle) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Double quotes can say everything; in the others a line break is folded, so one within a replacement would be lost. */
function asWritten(text: string, { style }: ScalarNode): string | undefined {
  if (style === 'double') return JSON.stringify(text).slice(1, -1);
  if (/[\r\n]/.test(text)) return undefined;
  return style === 'single' ? text.replaceAll("'", "''") : text;
}
