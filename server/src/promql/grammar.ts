import { parser } from '@prometheus-io/lezer-promql';
import { readable } from './readable.ts';

/** The one file that imports the grammar; the nodes it gives are seen by `build.ts` and `syntax.ts` alone. */
export type Tree = ReturnType<typeof parser.parse>;
export type Node = Tree['topNode'];

export const parseTree = (text: string): Tree => parser.parse(readable(text));
