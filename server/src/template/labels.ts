import { unquote } from '../goStrings.ts';
import type { Node, Operand } from './ast.ts';
import type { Span, Token } from './token.ts';
import { commandsOf, type Place } from './walk.ts';

/** A label of the series that fired, as a template reads it. */
export interface LabelReading extends Span {
  readonly name: string;
}

export function* labelsRead(nodes: readonly Node[]): Iterable<LabelReading> {
  for (const met of commandsOf(nodes)) {
    const [head, collection, key] = met.command.operands;
    for (const operand of met.command.operands) {
      const [field, ...deeper] = belowLabels(operand, met) ?? [];
      if (field && deeper.length === 0) yield { name: field.text.slice(1), from: field.from + 1, to: field.to };
    }
    if (tokenOf(head)?.text !== 'index' || !collection || belowLabels(collection, met)?.length !== 0) continue;
    const token = tokenOf(key);
    const read = token?.kind === 'string' || token?.kind === 'rawString' ? unquote(token.text) : undefined;
    if (token && read?.kind === 'text') yield { name: read.text, from: token.from, to: token.to };
  }
}

const tokenOf = (operand: Operand | undefined): Token | undefined => (operand?.term.kind === 'token' ? operand.term.token : undefined);

/** The fields behind `$labels`, `.Labels` or `$.Labels`; undefined where it is none of them. */
function belowLabels(operand: Operand, { dot, root }: Place): readonly Token[] | undefined {
  const token = tokenOf(operand);
  if (token?.text === '$labels') return operand.fields;
  if (token?.text === '.Labels') return dot === 'alert' ? operand.fields : undefined;
  return token?.text === '$' && operand.fields[0]?.text === '.Labels' && root === 'alert' ? operand.fields.slice(1) : undefined;
}
