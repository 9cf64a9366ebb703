import type { Node, Operand } from './ast.ts';
import type { Span, Token } from './token.ts';
import { commandsOf, nodesOf } from './walk.ts';

/** Where a template writes the value that fired; one that it only compares, in an `if`, is none of them. */
export function* valuesWritten(nodes: readonly Node[]): Iterable<Span> {
  for (const node of nodesOf(nodes)) {
    if (node.kind !== 'action' || node.pipeline.variables.length > 0) continue;
    for (const { command } of commandsOf([node])) {
      for (const operand of command.operands) {
        const token = tokenOf(operand);
        if (token?.text === '$value' || token?.text === '.Value') yield { from: token.from, to: token.to };
      }
    }
  }
}

const tokenOf = ({ term }: Operand): Token | undefined => (term.kind === 'token' ? term.token : undefined);
