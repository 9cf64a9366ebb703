import { sourceOffsets } from '../yaml/scalar.ts';
import type { ScalarNode } from '../yaml/tree.ts';
import type { OffsetMap, Segment } from './offsetMap.ts';

/** The map of a scalar's decoded text into the document that it is written in; worked out once somebody looks a place up. */
export function scalarMap(scalar: ScalarNode, source: string): OffsetMap {
  let known: Mapped | undefined;
  const mapped = (): Mapped => (known ??= mapOf(scalar, source));
  return {
    get segments() {
      return mapped().segments;
    },
    innerLength: scalar.text.length,
    get outerEnd() {
      return mapped().outerEnd;
    },
  };
}

type Mapped = Omit<OffsetMap, 'innerLength'>;

function mapOf(scalar: ScalarNode, source: string): Mapped {
  const offsets = sourceOffsets(scalar, source);
  const segments: Segment[] = [];
  for (let inner = 0; inner < scalar.text.length; ) {
    const outer = offsets[inner] ?? scalar.end;
    const innerLength = offsets[inner + 1] === outer ? 2 : 1;
    const next = offsets[inner + innerLength] ?? scalar.end;
    const outerLength = widthOf(scalar, { inner, outer, next, source });
    const last = segments.at(-1);
    const goesOn = last && innerLength === 1 && outerLength === 1 && isExact(last) && last.outer + last.outerLength === outer;
    if (goesOn) segments[segments.length - 1] = { ...last, innerLength: last.innerLength + 1, outerLength: last.outerLength + 1 };
    else segments.push({ inner, innerLength, outer, outerLength });
    inner += innerLength;
  }
  return { segments, outerEnd: offsets[scalar.text.length] ?? scalar.end };
}

const isExact = ({ innerLength, outerLength }: Segment): boolean => innerLength === outerLength;

interface Place {
  readonly inner: number;
  readonly outer: number;
  readonly next: number;
  readonly source: string;
}

/** How many outer characters stand for one inner one: more than one where it is escaped. */
function widthOf({ style }: ScalarNode, { outer, next, source }: Place): number {
  const escaped = (style === 'double' && source[outer] === '\\') || (style === 'single' && source[outer] === "'");
  return escaped ? next - outer : Math.min(1, next - outer);
}
