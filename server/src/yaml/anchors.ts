import type { SyntaxTree } from './parse.ts';
import type { AliasNode, Node, Span } from './tree.ts';

/** An anchor with the aliases that stand for it. All spans are those of the name alone, without `&` and `*`. */
export interface Anchor {
  readonly name: string;
  readonly span: Span;
  readonly aliases: readonly Span[];
}

/** The anchor whose name, there or in an alias, an offset touches. One that no alias stands for is none worth telling of. */
export function anchorAt(tree: SyntaxTree, offset: number): Anchor | undefined {
  return anchorsOf(tree).find(({ span, aliases }) => [span, ...aliases].some(at => at.start - 1 <= offset && offset <= at.end));
}

function anchorsOf({ text, root }: SyntaxTree): readonly Anchor[] {
  const byTarget = new Map<number, AliasNode[]>();
  for (const alias of aliasesBelow(root)) {
    if (!alias.target) continue;
    const same = byTarget.get(alias.target.start) ?? [];
    byTarget.set(alias.target.start, [...same, alias]);
  }
  return [...byTarget].flatMap(([start, aliases]) => {
    const [first] = aliases;
    const at = first && anchorBefore(text, start, first.name);
    if (!first || at === undefined) return [];
    const nameOf = (alias: AliasNode): Span => ({ start: alias.start + 1, end: alias.start + 1 + alias.name.length });
    return [{ name: first.name, span: { start: at, end: at + first.name.length }, aliases: aliases.map(nameOf) }];
  });
}

/** An anchor stands directly before its node, with at most a tag, a comment and line breaks between them. */
function anchorBefore(text: string, start: number, name: string): number | undefined {
  const at = text.lastIndexOf(`&${name}`, start);
  if (at === -1) return undefined;
  const between = text.slice(at + 1 + name.length, start);
  return /^(?:[ \t]+![^\s]*)?(?:\s|#[^\n]*\n)*$/.test(between) ? at + 1 : undefined;
}

function* aliasesBelow(node: Node | null): Iterable<AliasNode> {
  switch (node?.kind) {
    case 'alias':
      yield node;
      return;
    case 'mapping':
      for (const { value } of node.pairs) yield* aliasesBelow(value);
      return;
    case 'sequence':
      for (const { value } of node.items) yield* aliasesBelow(value);
      return;
    case 'scalar':
    case undefined:
  }
}
