import { unquote } from '../goStrings.ts';
import { nearest } from '../spelling.ts';
import type { Node, Operand } from './ast.ts';
import { type Dialect, findFunction } from './dialect.ts';
import { arity, signature } from './functions.ts';
import type { TemplateProblem } from './problem.ts';
import type { Span, Token } from './token.ts';
import { commandsOf, type Met, nodesOf, pathOf } from './walk.ts';

/**
 * What is loaded and then fails to be expanded each time it gets there, so that the text of an alert becomes an error message, and a
 * notification is not sent (text/template/exec.go, funcs.go; rules/alerting.go).
 */
export function checkExpansion(nodes: readonly Node[], dialect: Dialect): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = dialect.definedElsewhere ? [] : [...undefinedTemplates(nodes)];
  const comparesValue = dialect.data.some(({ name }) => name === 'Value');
  for (const met of commandsOf(nodes)) {
    problems.push(...checkCall(met, dialect));
    if (comparesValue) problems.push(...checkComparison(met));
    for (const operand of met.command.operands) problems.push(...checkRootField(operand, met, dialect));
  }
  return problems.sort((a, b) => a.from - b.from);
}

function fails({ from, to }: Span, message: string, replacement?: string): TemplateProblem {
  const code = 'template-never-expands';
  return { code, severity: 'warning', from, to, message, ...(replacement !== undefined && { replacement }) };
}

function* undefinedTemplates(nodes: readonly Node[]): Iterable<TemplateProblem> {
  const all = [...nodesOf(nodes)];
  const defined = new Set(all.flatMap(node => (node.kind === 'definition' ? [nameOf(node.name)] : [])));
  for (const node of all) {
    if (node.kind !== 'template' || defined.has(nameOf(node.name))) continue;
    yield fails(
      node.name,
      `This text defines no template ${node.name.text}, and others are out of its sight. Add \`{{ define ${node.name.text} }}\`.`,
    );
  }
}

function nameOf(name: Token): string {
  const read = unquote(name.text);
  return read.kind === 'text' ? read.text : name.text;
}

const tokenOf = (operand: Operand | undefined): Token | undefined => (operand?.term.kind === 'token' ? operand.term.token : undefined);

function* checkCall({ command: { operands }, piped }: Met, dialect: Dialect): Iterable<TemplateProblem> {
  const [head, ...args] = operands;
  const count = args.length + (piped ? 1 : 0);
  const token = tokenOf(head);
  if (head && token?.kind === 'identifier' && head.fields.length === 0) yield* checkArity(token, { count, dialect });
  else if (head && token && head.fields.length === 0 && count > 0 && takesNothing.has(token.kind)) {
    yield fails(token, `\`${token.text}\` is not a function, so nothing can be handed to it. Write the function first.`);
  }
  // A function among the arguments is called without any of its own.
  for (const operand of args) {
    const name = tokenOf(operand);
    if (name?.kind === 'identifier') yield* checkArity(name, { count: 0, dialect, advice: ' Put a call with arguments into parentheses.' });
  }
}

const takesNothing: ReadonlySet<Token['kind']> = new Set<Token['kind']>(['variable', 'string', 'rawString', 'number', 'bool', 'character']);

interface Call {
  readonly count: number;
  readonly dialect: Dialect;
  readonly advice?: string;
}

function* checkArity(name: Token, { count, dialect, advice = '' }: Call): Iterable<TemplateProblem> {
  const definition = findFunction(dialect, name.text);
  if (!definition) return;
  const { least, most } = arity(definition);
  if (least <= count && count <= most) return;
  const given = count === 0 ? 'nothing' : count === 1 ? 'one argument' : `${count} arguments`;
  yield fails(name, `\`${name.text}\` is handed ${given}, which fails. It is called as \`${signature(definition)}\`.${advice}`);
}

const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);

/** The value of an alert is a float, and Go compares it to nothing but floats. */
function* checkComparison({ command: { operands }, piped, root, dot }: Met): Iterable<TemplateProblem> {
  const [name, ...args] = operands;
  if (piped || !comparisons.has(tokenOf(name)?.text ?? '') || !args.some(operand => isValue(operand, { root, dot }))) return;
  for (const operand of args) {
    const token = tokenOf(operand);
    if (token?.kind !== 'number' || !/^[+-]?[1-9]\d*$|^0$/.test(token.text)) continue;
    const float = `${token.text}.0`;
    yield fails(token, `The value of an alert is a float, and Go compares it with no integer: this fails. Write \`${float}\`.`, float);
  }
}

function isValue(operand: Operand, { root, dot }: Pick<Met, 'root' | 'dot'>): boolean {
  const token = tokenOf(operand);
  const path = pathOf(operand).join('.');
  if (token?.text === '$value') return path === '';
  return path === 'Value' && ((token?.kind === 'field' && dot === 'alert') || (token?.text === '$' && root === 'alert'));
}

/** The dot has a few fields; any other one fails. */
function* checkRootField(operand: Operand, { dot, root }: Met, dialect: Dialect): Iterable<TemplateProblem> {
  const token = tokenOf(operand);
  const ofDot = token?.kind === 'field' && dot === 'alert';
  const ofRoot = token?.kind === 'variable' && token.text === '$' && root === 'alert';
  const field = ofDot ? token : ofRoot ? operand.fields[0] : undefined;
  if (!field || dialect.data.length === 0 || dialect.data.some(({ name }) => `.${name}` === field.text)) return;
  const names = dialect.data.map(({ name }) => name);
  const respelled = names.find(name => `.${name}`.toLowerCase() === field.text.toLowerCase());
  const meant = respelled ?? (dialect.onLoad ? undefined : nearest(field.text.slice(1), names));
  const labels = labelsOf(dialect);
  const advice = respelled ? `Write \`.${respelled}\`.` : meant ? `Did you mean \`.${meant}\`?` : `A label is \`${labels}${field.text}\`.`;
  const replacement = meant ? `.${meant}` : ofDot && operand.fields.length === 0 ? `${labels}${field.text}` : undefined;
  const quoted = names.map(name => `\`.${name}\``);
  const known = `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
  yield fails(field, `${dialect.dot} has no \`${field.text}\`, so this fails: there are ${known}. ${advice}`, replacement);
}

const labelsOf = ({ variables }: Dialect): string => (variables.length > 0 ? '$labels' : '.CommonLabels');
