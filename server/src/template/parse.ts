import { unquote } from '../goStrings.ts';
import { type Command, isBlank, type Node, type Operand, type Pipeline, type Term } from './ast.ts';
import { lex } from './lex.ts';
import { literalProblem } from './literals.ts';
import { Cursor } from './cursor.ts';
import { alertTemplates, type Dialect } from './dialect.ts';
import { unknownFunction, unknownVariable } from './names.ts';
import type { TemplateProblem } from './problem.ts';
import type { Span, Token, TokenKind } from './token.ts';

export interface ParsedTemplate {
  /** What Prometheus refuses on load, in order of place: all unknown names, and the first mistake of form, behind which nothing is read. */
  readonly problems: readonly TemplateProblem[];
  readonly nodes: readonly Node[];
}

/** A template, by default one of an alert, by the rules of Go's text/template (parse/parse.go); never throws. */
export function parse(text: string, dialect: Dialect = alertTemplates): ParsedTemplate {
  return new Parser(text, dialect).template();
}

/** What ends a list of nodes. */
type Ending =
  | { readonly kind: 'end'; readonly at: Token }
  | { readonly kind: 'else'; readonly at: Token; readonly chained?: 'if' | 'with' };

type Parsed = Node | Ending;

const isEnding = (parsed: Parsed): parsed is Ending => parsed.kind === 'end' || parsed.kind === 'else';

/** What one definition sees: others declared in the same place are out of its sight. */
interface Scope {
  readonly variables: string[];
  ranges: number;
}

const operandKinds: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'bool',
  'character',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'rawString',
  'string',
  'variable',
  'leftParen',
]);

/** Literals have no fields, and nothing can be piped into them. */
const inert: ReadonlySet<TokenKind> = new Set<TokenKind>(['bool', 'character', 'complex', 'dot', 'nil', 'number', 'rawString', 'string']);

/** Go stops here (text/template/parse/parse.go, maxStackDepth). */
const deepest = 10_000;

class Parser {
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #tokens: Cursor;
  readonly #problems: TemplateProblem[] = [];
  /** Definitions by name, and whether there is anything in them. */
  readonly #definitions = new Map<string, boolean>();
  #scope: Scope;
  #depth = 0;
  #broken = false;

  constructor(text: string, dialect: Dialect) {
    this.#text = text;
    this.#dialect = dialect;
    this.#scope = { variables: ['$', ...dialect.variables.map(({ name }) => name)], ranges: 0 };
    this.#tokens = new Cursor(lex(text));
  }

  template(): ParsedTemplate {
    const nodes: Node[] = [];
    while (this.#tokens.peek().kind !== 'end') {
      const parsed = this.#tokens.startsDefinition() ? this.#definition() : this.#textOrAction();
      if (!parsed) break;
      if (!isEnding(parsed)) nodes.push(parsed);
      else this.#fail(parsed.at, `There is no \`if\`, \`range\` or \`with\` that this \`${parsed.kind}\` could belong to. Remove it.`);
    }
    return { problems: this.#problems.sort((a, b) => a.from - b.from), nodes };
  }

  #definition(): Node {
    this.#tokens.next();
    const keyword = this.#tokens.nextNonSpace();
    const name = this.#definitionName();
    this.#expect('close', 'Behind the name of a definition there can be nothing but `}}`.');
    return { kind: 'definition', name, body: this.#ownScope(keyword, name) };
  }

  #definitionName(): Token {
    const name = this.#tokens.nextNonSpace();
    if (name.kind !== 'string' && name.kind !== 'rawString') {
      this.#unexpected(name, 'The name of a template stands in quotes here.');
    } else {
      this.#checkLiteral(name);
    }
    return name;
  }

  /** The body of a definition knows none of the variables around it. */
  #ownScope(opener: Token, name: Token): readonly Node[] {
    const outer = this.#scope;
    this.#scope = { variables: ['$'], ranges: 0 };
    const { nodes, ending } = this.#list(opener);
    this.#scope = outer;
    if (ending.kind !== 'end') this.#fail(ending.at, 'A definition has no `else`. Remove it.');
    this.#define(name, nodes);
    return nodes;
  }

  #define(name: Token, nodes: readonly Node[]): void {
    const read = unquote(name.text);
    if (read.kind !== 'text') return;
    const filled = this.#definitions.get(read.text) === true;
    if (filled && !isBlank(nodes)) this.#fail(name, `There is a definition of ${name.text} already. Give this one a name of its own.`);
    else if (!filled) this.#definitions.set(read.text, !isBlank(nodes));
  }

  #list(opener: Token): { readonly nodes: readonly Node[]; readonly ending: Ending } {
    const nodes: Node[] = [];
    for (;;) {
      if (this.#tokens.peekNonSpace().kind === 'end') {
        this.#fail(opener, `This \`${opener.text}\` is never closed. Write \`{{ end }}\` where it ends.`);
        return { nodes, ending: { kind: 'end', at: opener } };
      }
      const parsed = this.#textOrAction();
      if (!parsed) continue;
      if (isEnding(parsed)) return { nodes, ending: parsed };
      nodes.push(parsed);
    }
  }

  #textOrAction(): Parsed | undefined {
    const token = this.#tokens.nextNonSpace();
    if (token.kind === 'text') return { kind: 'text', blank: token.text.trim() === '' };
    if (token.kind === 'open') return this.#action();
    this.#unexpected(token, 'It has no place here.');
    return undefined;
  }

  #action(): Parsed | undefined {
    const token = this.#tokens.nextNonSpace();
    if (token.kind === 'keyword') return this.#keyword(token);
    this.#tokens.back();
    return { kind: 'action', pipeline: this.#pipeline({ context: 'command', until: 'close', start: token }) };
  }

  #keyword(token: Token): Parsed | undefined {
    switch (token.text) {
      case 'if':
      case 'with':
      case 'range':
        return this.#branch(token, token.text);
      case 'end':
        this.#expect('close', 'Behind `end` there can be nothing but `}}`.');
        return { kind: 'end', at: token };
      case 'else': {
        const next = this.#tokens.peekNonSpace();
        if (next.kind === 'keyword' && (next.text === 'if' || next.text === 'with')) {
          this.#tokens.skipSpace();
          return { kind: 'else', at: token, chained: next.text };
        }
        this.#expect('close', 'Behind `else` there can be another `if` or `with`, or `}}`.');
        return { kind: 'else', at: token };
      }
      case 'template': {
        const name = this.#definitionName();
        const start = this.#tokens.peekNonSpace();
        if (start.kind === 'close') {
          this.#tokens.nextNonSpace();
          return { kind: 'template', name };
        }
        return { kind: 'template', name, pipeline: this.#pipeline({ context: 'template', until: 'close', start }) };
      }
      case 'block': {
        const name = this.#definitionName();
        const pipeline = this.#pipeline({ context: 'block', until: 'close', start: this.#tokens.peekNonSpace() });
        return { kind: 'definition', name, pipeline, body: this.#ownScope(token, name) };
      }
      case 'break':
      case 'continue':
        this.#expect('close', `Behind \`${token.text}\` there can be nothing but \`}}\`.`);
        if (this.#scope.ranges === 0) this.#fail(token, `\`${token.text}\` belongs into a \`range\`. Remove it.`);
        return { kind: 'jump' };
      default:
        this.#unexpected(token, 'Definitions stand outside of everything else: move it out.');
        return undefined;
    }
  }

  #branch(opener: Token, keyword: 'if' | 'with' | 'range'): Node {
    const visible = this.#scope.variables.length;
    const pipeline = this.#pipeline({ context: keyword, until: 'close', start: this.#tokens.peekNonSpace() });
    if (keyword === 'range') this.#scope.ranges += 1;
    const { nodes: body, ending } = this.#list(opener);
    if (keyword === 'range') this.#scope.ranges -= 1;
    const otherwise = ending.kind === 'else' ? this.#otherwise(opener, ending) : [];
    this.#scope.variables.length = visible;
    return { kind: 'branch', keyword, pipeline, body, otherwise };
  }

  #otherwise(opener: Token, { at, chained }: Extract<Ending, { kind: 'else' }>): readonly Node[] {
    if (chained !== undefined && chained === opener.text) return [this.#branch(this.#tokens.nextNonSpace(), chained)];
    if (chained !== undefined) {
      const advice = `\`else ${chained}\` belongs to \`${chained}\`, not to \`${opener.text}\`. Write \`{{ else }}{{ ${chained} ... }}...{{ end }}\`.`;
      this.#fail({ from: at.from, to: this.#tokens.peekNonSpace().to }, advice);
    }
    const { nodes, ending } = this.#list(opener);
    if (ending.kind !== 'end') this.#fail(ending.at, `This \`${opener.text}\` has an \`else\` already. Remove one, or close it first.`);
    return nodes;
  }

  #pipeline({ context, until, start }: PipelinePlace): Pipeline {
    const { declared, assigns } = this.#declarations(context);
    const commands: Command[] = [];
    for (;;) {
      const token = this.#tokens.nextNonSpace();
      if (token.kind === until || this.#broken) {
        this.#checkPipeline(commands, { from: start.from, to: token.to }, context);
        return { variables: declared, assigns, commands, from: start.from, to: token.from };
      }
      if (operandKinds.has(token.kind)) {
        this.#tokens.back();
        commands.push(this.#command());
      } else {
        this.#unexpected(token, 'A value or a function is wanted here.');
      }
    }
  }

  #declarations(context: PipelinePlace['context']): { readonly declared: readonly Token[]; readonly assigns: boolean } {
    const declared: Token[] = [];
    for (;;) {
      const start = this.#tokens.place;
      const name = this.#tokens.nextNonSpace();
      const next = this.#tokens.nextNonSpace();
      const comma = next.kind === 'punctuation' && next.text === ',';
      if (name.kind !== 'variable' || !(comma || next.kind === 'declare' || next.kind === 'assign')) {
        if (!this.#broken) this.#tokens.reset(start);
        return { declared, assigns: false };
      }
      declared.push(name);
      this.#scope.variables.push(name.text);
      if (!comma) return { declared, assigns: next.kind === 'assign' };
      const goesOn = ['variable', 'close', 'rightParen'].includes(this.#tokens.peekNonSpace().kind);
      if (context !== 'range' || declared.length > 1) this.#fail(next, 'Only `range` declares two variables, and nothing declares more.');
      else if (!goesOn) this.#fail(this.#tokens.peekNonSpace(), 'Behind this comma the second variable of the `range` is wanted.');
    }
  }

  #checkPipeline(commands: readonly Command[], at: Span, context: string): void {
    if (commands.length === 0) this.#fail(at, `There is nothing to evaluate in this \`${context}\`. Write a value or a function.`);
    for (const { operands } of commands.slice(1)) {
      const term = operands[0]?.term;
      if (term?.kind !== 'token' || !inert.has(term.token.kind) || operands[0]?.fields.length !== 0) continue;
      this.#fail(term.token, 'Only a function can stand behind a pipe; it gets what stands before as its last argument.');
    }
  }

  #command(): Command {
    const operands: Operand[] = [];
    for (;;) {
      const operand = this.#operand();
      if (operand) operands.push(operand);
      const token = this.#tokens.next();
      if (token.kind === 'space') continue;
      if (token.kind === 'close' || token.kind === 'rightParen') this.#tokens.back();
      else if (token.kind !== 'pipe') this.#unexpected(token, this.#operatorAdvice(token));
      return { operands };
    }
  }

  #operatorAdvice({ kind, text }: Token): string {
    const isOperator = kind === 'assign' || (kind === 'punctuation' && '<>!+*/%&'.includes(text)) || /^[+-]/.test(text);
    if (isOperator) return 'There are no operators in templates: compare by `eq`, `gt` or `lt`, and calculate in the expression.';
    return 'Arguments are parted by blanks alone: `printf "%.2f" $value`.';
  }

  #operand(): Operand | undefined {
    const term = this.#term();
    if (!term) return undefined;
    const fields: Token[] = [];
    while (this.#tokens.peek().kind === 'field') fields.push(this.#tokens.next());
    const [field] = fields;
    if (field && term.kind === 'token' && inert.has(term.token.kind)) {
      this.#fail(field, `\`${term.token.text}\` has no fields. Remove \`${field.text}\`.`);
    }
    return { term, fields };
  }

  #term(): Term | undefined {
    this.#tokens.skipSpace();
    const token = this.#tokens.peek();
    if (!operandKinds.has(token.kind)) return undefined;
    this.#tokens.next();
    if (token.kind === 'leftParen') return this.#parens(token);
    if (token.kind === 'identifier') this.#report(unknownFunction(token, this.#dialect));
    if (token.kind === 'variable') this.#report(unknownVariable(token, this.#scope.variables, this.#dialect));
    this.#checkLiteral(token);
    return { kind: 'token', token };
  }

  #parens(start: Token): Term {
    this.#depth += 1;
    if (this.#depth > deepest) this.#fail(start, 'Parentheses are nested too deep for Go. Use variables instead.');
    const pipeline = this.#pipeline({ context: 'parenthesis', until: 'rightParen', start });
    this.#depth -= 1;
    return { kind: 'parens', pipeline };
  }

  #checkLiteral(token: Token): void {
    const message = literalProblem(token);
    if (message !== undefined) this.#fail(token, message);
  }

  #expect(kind: TokenKind, message: string): void {
    const token = this.#tokens.nextNonSpace();
    if (token.kind !== kind) this.#unexpected(token, message);
  }

  #unexpected(token: Token, advice: string): void {
    if (token.kind === 'error') this.#fail(token, token.text);
    else if (token.kind === 'end') this.#fail({ from: 0, to: this.#text.length }, 'The template ends too early.');
    else this.#fail(token, `\`${token.text}\` is not expected here. ${advice}`);
  }

  /** A mistake of form: nothing behind it can be read, so all that is left is skipped. */
  #fail({ from, to }: Span, message: string): void {
    this.#report({ code: 'template-syntax', severity: 'error', message, from, to });
    this.#broken = true;
    this.#tokens.skipAll();
  }

  #report(problem: TemplateProblem | undefined): void {
    if (problem && !this.#broken) this.#problems.push(problem);
  }
}

interface PipelinePlace {
  readonly context: 'command' | 'if' | 'with' | 'range' | 'template' | 'block' | 'parenthesis';
  readonly until: 'close' | 'rightParen';
  readonly start: Span;
}
