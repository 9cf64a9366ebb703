import { lastIndexWhere } from '../sorted.ts';

/**
 * Where the characters of a text stand in the text around it. Inner offsets count in the island's decoded text, outer ones in
 * the document; both in UTF-16 code units.
 */
export interface OffsetMap {
  readonly segments: readonly Segment[];
  readonly innerLength: number;
  /** Where the inner text ends in the outer one. */
  readonly outerEnd: number;
}

/**
 * Inner characters side by side with outer ones. Where the lengths are equal they match one by one; else the segment is one
 * piece, such as an escape or a line break that folding made a blank of. In order of both offsets, never overlapping.
 */
export interface Segment {
  readonly inner: number;
  readonly innerLength: number;
  readonly outer: number;
  readonly outerLength: number;
}

export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** The outer offset that an inner character begins at; the end of the text for an offset behind it. */
export function toOuter(map: OffsetMap, inner: number): number {
  const segment = lastBefore(map.segments, each => each.inner <= inner);
  if (!segment || inner >= map.innerLength) return segment ? map.outerEnd : (map.segments[0]?.outer ?? map.outerEnd);
  const into = inner - segment.inner;
  return segment.outer + (segment.innerLength === segment.outerLength ? into : 0);
}

/** The inner offset of an outer one; undefined where that is no part of the inner text: quotes, indentation, a header. */
export function toInner(map: OffsetMap, outer: number): number | undefined {
  if (outer === map.outerEnd) return map.innerLength;
  const segment = lastBefore(map.segments, each => each.outer <= outer);
  if (!segment) return undefined;
  const into = outer - segment.outer;
  if (into >= segment.outerLength) return undefined;
  return segment.inner + (segment.innerLength === segment.outerLength ? into : 0);
}

/** The outer extent of inner characters: from where the first begins to where the last ends, so never over a following indentation. */
export function toOuterExtent(map: OffsetMap, { from, to }: Extent): Extent {
  const start = toOuter(map, from);
  if (to <= from) return { from: start, to: start };
  const last = lastBefore(map.segments, each => each.inner < to);
  if (!last) return { from: start, to: start };
  const into = last.innerLength === last.outerLength ? Math.min(to - last.inner, last.outerLength) : last.outerLength;
  return { from: start, to: Math.max(start, last.outer + into) };
}

/** An island in an island: `inner` maps into the text that `outer` maps from. Segments are cut where either map has a seam. */
export function compose(outer: OffsetMap, inner: OffsetMap): OffsetMap {
  const segments = inner.segments.flatMap(segment =>
    segment.innerLength === segment.outerLength ? cut(outer, segment) : [through(outer, segment)],
  );
  return { segments, innerLength: inner.innerLength, outerEnd: toOuter(outer, inner.outerEnd) };
}

function cut(outer: OffsetMap, segment: Segment): Segment[] {
  const end = segment.outer + segment.outerLength;
  return outer.segments.flatMap(seam => {
    const from = Math.max(segment.outer, seam.inner);
    const to = Math.min(end, seam.inner + seam.innerLength);
    if (from >= to) return [];
    const inner = segment.inner + from - segment.outer;
    const exact = seam.innerLength === seam.outerLength;
    return [
      {
        inner,
        innerLength: to - from,
        outer: seam.outer + (exact ? from - seam.inner : 0),
        outerLength: exact ? to - from : seam.outerLength,
      },
    ];
  });
}

function through(outer: OffsetMap, segment: Segment): Segment {
  const { from, to } = toOuterExtent(outer, { from: segment.outer, to: segment.outer + segment.outerLength });
  // An extent that happens to be as long as the piece would pass for a match one by one; a piece is one character as a rule.
  return { ...segment, outer: from, outerLength: to - from };
}

const lastBefore = (segments: readonly Segment[], holds: (segment: Segment) => boolean): Segment | undefined =>
  segments[lastIndexWhere(segments, holds)];
