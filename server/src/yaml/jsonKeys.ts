import type { YamlProblem } from './problems.ts';
import type { Pair } from './tree.ts';

interface Distinct {
  readonly kept: readonly Pair[];
  readonly ignored: readonly YamlProblem[];
}

/** The last pair of each name, as Go keeps it, and a word on the others. */
export function duplicateKeys(pairs: readonly Pair[]): Distinct {
  const last = new Map(pairs.map(pair => [pair.key.text, pair]));
  const ignored = pairs
    .filter(pair => last.get(pair.key.text) !== pair)
    .map(({ key: { text, start, end } }): YamlProblem => {
      const message = `\`${text}\` is set again further down in this block, and only the last one counts. Keep one of the two.`;
      return { kind: 'ignored', message, start, end };
    });
  return { kept: [...last.values()].sort((a, b) => a.start - b.start), ignored };
}
