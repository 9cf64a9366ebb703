import type { YamlProblem } from '../problems.ts';
import { isNull } from '../scalar.ts';
import type { Node, ScalarNode } from '../tree.ts';

/** A key as the layers above read it: text, whatever it is. */
export function keyOf(node: Node, text: string): { readonly node: ScalarNode; readonly problem?: YamlProblem } {
  // Prometheus takes a key of nothing for an empty text.
  if (node.kind === 'scalar') return { node: isNull(node) && node.text !== '' ? { ...node, text: '' } : node };
  const { start, end } = node;
  if (node.kind === 'alias') {
    // An alias that stands for nothing has its problem already.
    if (node.target?.kind === 'scalar') return { node: { ...node.target, start, end } };
    if (!node.target) return { node: { kind: 'scalar', style: 'plain', text: text.slice(start, end), start, end } };
  }
  return {
    node: { kind: 'scalar', style: 'plain', text: text.slice(start, end), start, end },
    problem: {
      kind: 'structure',
      message: 'A key must be plain text here. Where the braces belong to a template, quote the whole value.',
      start,
      end,
    },
  };
}
