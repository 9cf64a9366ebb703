import { type Node } from './tree.ts';

/** Does an offset lie within brackets or braces, where commas and brackets part what is written? */
export function isInFlow(node: Node | null, offset: number): boolean {
  if (!node || offset < node.start || node.end < offset) return false;
  switch (node.kind) {
    case 'mapping':
      return node.flow || node.pairs.some(({ value }) => isInFlow(value, offset));
    case 'sequence':
      return node.flow || node.items.some(({ value }) => isInFlow(value, offset));
    case 'scalar':
    case 'alias':
      return false;
  }
}
