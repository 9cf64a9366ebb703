import type { Command, Node, Operand, Pipeline } from './ast.ts';

/** What `.` stands for: the data of the alert, or whatever a `with`, a `range` or a caller has put in its place. */
export type Dot = 'alert' | 'other';

export interface Place {
  readonly dot: Dot;
  /** What `$` stands for; in a definition it is what its caller hands over. */
  readonly root: Dot;
}

export interface Met extends Place {
  readonly command: Command;
  /** Does something come in by a pipe? */
  readonly piped: boolean;
}

/** Every command of a template, parenthesised ones too, in order. */
export function* commandsOf(nodes: readonly Node[], place: Place = { dot: 'alert', root: 'alert' }): Iterable<Met> {
  for (const node of nodes) {
    const { root } = place;
    switch (node.kind) {
      case 'text':
      case 'jump':
        break;
      case 'action':
        yield* ofPipeline(node.pipeline, place);
        break;
      case 'template':
        if (node.pipeline) yield* ofPipeline(node.pipeline, place);
        break;
      case 'definition':
        if (node.pipeline) yield* ofPipeline(node.pipeline, place);
        yield* commandsOf(node.body, { dot: 'other', root: 'other' });
        break;
      case 'branch':
        yield* ofPipeline(node.pipeline, place);
        yield* commandsOf(node.body, node.keyword === 'if' ? place : { dot: 'other', root });
        yield* commandsOf(node.otherwise, place);
        break;
    }
  }
}

function* ofPipeline({ commands }: Pipeline, place: Place): Iterable<Met> {
  for (const [index, command] of commands.entries()) {
    yield { command, piped: index > 0, ...place };
    for (const { term } of command.operands) {
      if (term.kind === 'parens') yield* ofPipeline(term.pipeline, place);
    }
  }
}

/** All nodes, those of bodies too. */
export function* nodesOf(nodes: readonly Node[]): Iterable<Node> {
  for (const node of nodes) {
    yield node;
    if (node.kind === 'definition') yield* nodesOf(node.body);
    if (node.kind === 'branch') yield* nodesOf([...node.body, ...node.otherwise]);
  }
}

/** The fields of an operand with the one that is its term: `Labels` and `job` of `.Labels.job`. */
export function pathOf({ term, fields }: Operand): readonly string[] {
  const own = term.kind === 'token' && term.token.kind === 'field' ? [term.token] : [];
  return [...own, ...fields].map(({ text }) => text.slice(1));
}
