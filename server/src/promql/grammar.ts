import { parser } from '@prometheus-io/lezer-promql';

/** The one file that imports the grammar; the nodes it gives are seen by `build.ts` and `syntax.ts` alone. */
export type Tree = ReturnType<typeof parser.parse>;
export type Node = Tree['topNode'];

/**
 * Functions younger than the grammar, with one it knows that has a name of the same length: the name is swapped
 * for the parse, so every offset holds, and read from the original text afterwards.
 */
const younger = [{ pattern: /\bintegral(?=\s*\()/g, stand: 'increase' }] as const;

export function parseTree(text: string): Tree {
  return parser.parse(younger.reduce((known, { pattern, stand }) => known.replace(pattern, stand), text));
}
