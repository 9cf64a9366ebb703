/** How many letters must be inserted, deleted, replaced or swapped with their neighbour to make `a` of `b`; case does not count. */
export function distance(a: string, b: string): number {
  const left = a.toLowerCase();
  const right = b.toLowerCase();
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      const swapped = left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      const steps = [at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1)];
      if (swapped && i > 1 && j > 1) steps.push(at(beforeLast, j - 2) + 1);
      row.push(Math.min(...steps));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, right.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;

/** The word most likely meant: another spelling of it (`scrapeInterval`, `Job-Name`), else the one a few letters away. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const plain = spellingOf(word);
  const respelled = words.find(candidate => spellingOf(candidate) === plain);
  if (respelled !== undefined) return respelled;
  const tolerance = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  const ranked = words
    .filter(candidate => Math.abs(candidate.length - word.length) <= tolerance)
    .map(candidate => ({ candidate, steps: distance(word, candidate) }))
    .filter(({ steps }) => steps <= tolerance)
    .sort((a, b) => a.steps - b.steps || shared(word, b.candidate) - shared(word, a.candidate));
  return ranked[0]?.candidate;
}

/** How many characters two words begin with in common: people get the beginning right. */
function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** The letters alone: `scrapeInterval`, `scrape-interval` and `scrape_interval` are one. */
const spellingOf = (word: string): string => word.replaceAll(/[_\-\s]/g, '').toLowerCase();
