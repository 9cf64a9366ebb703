/** The one stretch in which two versions of a text differ: what stood at `start` to `end` is now `start` to `newEnd`. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const start = longest(shorter, ({ from, to }) => before.slice(from, to) === after.slice(from, to));
  const rest = shorter - start;
  const same = longest(
    rest,
    ({ from, to }) => before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  );
  return { start, end: before.length - same, newEnd: after.length - same };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How far two texts agree, compared by ever shorter stretches: engines compare those much faster than character by character. */
function longest(most: number, agrees: (stretch: Stretch) => boolean): number {
  let from = 0;
  for (let step = 65_536; step >= 1; step /= 16) {
    while (from + step <= most && agrees({ from, to: from + step })) from += step;
  }
  return from;
}
