import type { YamlProblem } from './problems.ts';
import type { Pair, ScalarNode } from './tree.ts';

/**
 * YAML folds a plain text over lines, so a half-typed key becomes one long key with the line below it. These functions undo that:
 * the tree then holds each line as the person sees it.
 */

/** The lines of a plain scalar, each as a scalar of its own. */
export function linesOf(scalar: ScalarNode, text: string): readonly ScalarNode[] {
  const raw = text.slice(scalar.start, scalar.end);
  if (scalar.style !== 'plain' || !raw.includes('\n')) return [scalar];
  return [...raw.matchAll(/[^\s][^\r\n]*/g)].map(match => {
    const content = match[0].trimEnd();
    const start = scalar.start + match.index;
    return { kind: 'scalar', style: 'plain', text: content, start, end: start + content.length };
  });
}

/** `scr` above `job_name: a`: a key without a colon, then the key that was meant. */
export function splitKey(pair: Pair, text: string): readonly Pair[] {
  const lines = linesOf(pair.key, text);
  const key = lines.at(-1);
  if (key === undefined || lines.length === 1) return [pair];
  const halves = lines.slice(0, -1).map((half): Pair => ({ key: half, value: null, start: half.start, end: half.end }));
  return [...halves, { ...pair, key, start: key.start }];
}

/** Where a value is followed by a key that is indented too deep: the value, the pairs that were meant as its neighbours, and the sentence. */
export function hoist(pair: Pair, text: string): { readonly pairs: readonly Pair[]; readonly problem?: YamlProblem } {
  const { value, colon } = pair;
  if (value?.kind !== 'mapping' || value.flow || colon === undefined) return { pairs: [pair] };
  const [first, ...others] = value.pairs;
  const second = others[0];
  if (first === undefined || second === undefined || first.colon !== undefined) return { pairs: [pair] };
  if (text.slice(colon, first.start).includes('\n')) return { pairs: [pair] };
  return {
    pairs: [{ ...pair, value: first.key, end: first.end }, ...others],
    problem: {
      kind: 'indent',
      message: `This key is indented deeper than \`${pair.key.text}\`, which has a value already. Align the two, or remove the value.`,
      start: second.key.start,
      end: second.key.end,
    },
  };
}
