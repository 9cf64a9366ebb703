/** A query as our own code sees it. Offsets are UTF-16 code units into the query's text, half open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Word extends Span {
  readonly text: string;
}

export type Expr =
  | NumberLiteral
  | StringLiteral
  | Selector
  | RangeSelector
  | Subquery
  | Modified
  | Parenthesised
  | Unary
  | Binary
  | Call
  | AggregationCall;

export interface NumberLiteral extends Span {
  readonly kind: 'number';
}

/** `text` is as written, quotes included. */
export interface StringLiteral extends Word {
  readonly kind: 'string';
}

export interface Selector extends Span {
  readonly kind: 'selector';
  readonly name?: Word;
  readonly matchers: readonly Matcher[];
}

/** `{"a.name"}` is a matcher without operator: a metric name in quotes. */
export interface Matcher extends Span {
  readonly label: Word;
  readonly operator?: '=' | '!=' | '=~' | '!~';
  readonly value?: Word;
}

export interface RangeSelector extends Span {
  readonly kind: 'range';
  readonly expr: Expr;
  readonly duration: Word;
}

export interface Subquery extends Span {
  readonly kind: 'subquery';
  readonly expr: Expr;
  readonly range: Word;
  readonly step?: Word;
}

/** An expression with a modifier behind it: `offset 5m`, `@ end()`, `anchored`, `smoothed`. */
export interface Modified extends Span {
  readonly kind: 'modified';
  readonly expr: Expr;
  readonly modifier: 'offset' | '@' | 'anchored' | 'smoothed';
  /** As written, with its operand: `offset 5m`. */
  readonly tail: Word;
}

export interface Parenthesised extends Span {
  readonly kind: 'parens';
  readonly expr: Expr;
}

export interface Unary extends Span {
  readonly kind: 'unary';
  readonly expr: Expr;
}

export interface Binary extends Span {
  readonly kind: 'binary';
  /** In lower case. */
  readonly operator: Word;
  readonly left: Expr;
  readonly right: Expr;
  readonly bool?: Span;
  readonly matching?: Matching;
  readonly fill?: Span;
}

export interface Matching extends Span {
  readonly by: 'on' | 'ignoring';
  readonly labels: readonly Word[];
  readonly group?: { readonly side: 'left' | 'right'; readonly labels: readonly Word[]; readonly at: Span };
}

export interface Call extends Span {
  readonly kind: 'call';
  readonly name: Word;
  readonly args: readonly Expr[];
}

export interface AggregationCall extends Span {
  readonly kind: 'aggregation';
  /** In lower case. */
  readonly name: Word;
  readonly grouping?: 'by' | 'without';
  /** Behind `by` or `without`. */
  readonly labels: readonly Word[];
  readonly args: readonly Expr[];
}

/** The expressions directly below one. */
export function operands(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'number':
    case 'string':
    case 'selector':
      return [];
    case 'range':
    case 'subquery':
    case 'modified':
    case 'parens':
    case 'unary':
      return [expr.expr];
    case 'binary':
      return [expr.left, expr.right];
    case 'call':
    case 'aggregation':
      return expr.args;
  }
}
