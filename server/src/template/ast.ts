import type { Span, Token } from './token.ts';

/** A template as our own code sees it. */
export type Node =
  | { readonly kind: 'text'; readonly blank: boolean }
  | { readonly kind: 'action'; readonly pipeline: Pipeline }
  | Branch
  | Jump
  | TemplateCall
  /** `define`, or `block` which is expanded where it stands as well. */
  | Definition;

export interface Branch {
  readonly kind: 'branch';
  readonly keyword: 'if' | 'with' | 'range';
  readonly pipeline: Pipeline;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
}

export interface Jump {
  readonly kind: 'jump';
}

export interface TemplateCall {
  readonly kind: 'template';
  readonly name: Token;
  readonly pipeline?: Pipeline;
}

export interface Definition {
  readonly kind: 'definition';
  readonly name: Token;
  readonly body: readonly Node[];
  /** Of a block: what its dot is. */
  readonly pipeline?: Pipeline;
}

export interface Pipeline extends Span {
  /** Variables declared or assigned before the commands. */
  readonly variables: readonly Token[];
  /** `=` wants a variable that exists; it is looked for when the template runs. */
  readonly assigns: boolean;
  readonly commands: readonly Command[];
}

/** A value, or a function with its arguments. A pipe hands the result on as the last argument of the next command. */
export interface Command {
  readonly operands: readonly Operand[];
}

/** A term with the fields behind it: `$labels.instance`, `(first $rows).Value`. */
export interface Operand {
  readonly term: Term;
  readonly fields: readonly Token[];
}

export type Term =
  | { readonly kind: 'parens'; readonly pipeline: Pipeline }
  /** A literal, a function's name, a variable, a dot or a field. */
  | { readonly kind: 'token'; readonly token: Token };

/** Empty but for blanks: such a definition gives way to another one of its name. */
export const isBlank = (nodes: readonly Node[]): boolean => nodes.every(node => (node.kind === 'text' ? node.blank : false));
