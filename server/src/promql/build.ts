import type { Binary, Expr, Matcher, Matching, Modified, Selector, Span, Word } from './ast.ts';
import type { Node } from './grammar.ts';

/** Turns a tree without error nodes into our own; undefined only where the grammar gave a shape unknown to us. */
export function buildExpr(root: Node, text: string): Expr | undefined {
  const word = ({ from, to }: Span): Word => ({ from, to, text: text.slice(from, to) });
  const span = ({ from, to }: Span): Span => ({ from, to });

  function expr(node: Node | null | undefined): Expr | undefined {
    if (!node) return undefined;
    switch (node.name) {
      case 'NumberDurationLiteral':
        return { kind: 'number', ...span(node) };
      case 'StringLiteral':
        return { kind: 'string', ...word(node) };
      case 'VectorSelector':
        return selector(node);
      case 'MatrixSelector':
        return postfix(node, (inner, to) => {
          const duration = node.getChild('DurationExpr');
          return duration ? { kind: 'range', from: inner.from, to, expr: inner, duration: word(duration) } : undefined;
        });
      case 'SubqueryExpr':
        return postfix(node, (inner, to) => {
          const [range, step] = node.getChildren('DurationExpr').map(word);
          return range && { kind: 'subquery', from: inner.from, to, expr: inner, range, ...(step && { step }) };
        });
      case 'OffsetExpr':
        return modified(node, 'offset');
      case 'StepInvariantExpr':
        return modified(node, '@');
      case 'AnchoredExpr':
        return modified(node, 'anchored');
      case 'SmoothedExpr':
        return modified(node, 'smoothed');
      case 'ParenExpr': {
        const inner = expr(node.getChild('Expr'));
        return inner && { kind: 'parens', ...span(node), expr: inner };
      }
      case 'UnaryExpr': {
        const inner = expr(node.getChild('Expr'));
        return inner && { kind: 'unary', ...span(node), expr: inner };
      }
      case 'BinaryExpr':
        return binary(node);
      case 'FunctionCall':
      case 'AggregateExpr':
        return call(node);
      default:
        return undefined;
    }
  }

  function selector(node: Node): Selector {
    const name = node.getChild('Identifier');
    const list = node.getChild('LabelMatchers');
    const matchers: Matcher[] = [];
    for (let child = list?.firstChild; child; child = child.nextSibling) {
      if (child.name === 'QuotedLabelName') matchers.push({ ...span(child), label: word(child) });
      if (child.name !== 'UnquotedLabelMatcher' && child.name !== 'QuotedLabelMatcher') continue;
      const label = child.getChild('LabelName') ?? child.getChild('QuotedLabelName');
      const operator = child.getChild('MatchOp');
      const value = child.getChild('StringLiteral');
      if (!label || !operator || !value) continue;
      matchers.push({ ...span(child), label: word(label), operator: matchOperator(word(operator).text), value: word(value) });
    }
    return { kind: 'selector', ...span(node), ...(name && { name: word(name) }), matchers };
  }

  function modified(node: Node, modifier: Modified['modifier']): Expr | undefined {
    return postfix(node, (inner, to) => ({
      kind: 'modified',
      from: inner.from,
      to,
      expr: inner,
      modifier,
      tail: word({ from: inner.to, to }),
    }));
  }

  /**
   * The grammar lets what stands behind an expression apply to all of `a + b`; in Prometheus it binds tighter than any
   * operator. So it is moved down to the rightmost operand.
   */
  function postfix(node: Node, wrap: (inner: Expr, to: number) => Expr | undefined): Expr | undefined {
    const inner = expr(node.getChild('Expr'));
    const sink = (target: Expr): Expr | undefined => {
      if (target.kind === 'binary') {
        const right = sink(target.right);
        return right && { ...target, to: node.to, right };
      }
      if (target.kind === 'unary') {
        const below = sink(target.expr);
        return below && { ...target, to: node.to, expr: below };
      }
      return wrap(target, node.to);
    };
    return inner && sink(inner);
  }

  function binary(node: Node): Binary | undefined {
    const left = expr(node.firstChild);
    const right = expr(node.lastChild);
    const operator = node.firstChild?.nextSibling;
    if (!left || !right || !operator) return undefined;
    const bool = node.getChild('BoolModifier');
    const clause = node.getChild('MatchingModifierClause');
    const fill = node.getChild('FillModifier');
    const name = word(operator);
    return {
      kind: 'binary',
      ...span(node),
      operator: { ...name, text: name.text.toLowerCase() },
      left,
      right,
      ...(bool && { bool: span(bool) }),
      ...(clause && { matching: matching(clause) }),
      ...(fill && { fill: span(fill) }),
    };
  }

  function matching(node: Node): Matching {
    const [labels, included] = node.getChildren('GroupingLabels').map(labelNames);
    const left = node.getChild('GroupLeft');
    const group = left ?? node.getChild('GroupRight');
    return {
      ...span(node),
      by: node.getChild('On') ? 'on' : 'ignoring',
      labels: labels ?? [],
      ...(group && { group: { side: left ? 'left' : 'right', labels: included ?? [], at: span(group) } }),
    };
  }

  function labelNames(node: Node): Word[] {
    const names: Word[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.name === 'LabelName' || child.name === 'QuotedLabelName') names.push(word(child));
    }
    return names;
  }

  function call(node: Node): Expr | undefined {
    const head = node.firstChild;
    if (!head) return undefined;
    const args = node.getChild('FunctionCallBody')?.getChildren('Expr').map(expr) ?? [];
    if (!args.every(each => each !== undefined)) return undefined;
    const name = word(head);
    if (node.name === 'FunctionCall') return { kind: 'call', ...span(node), name, args };
    const modifier = node.getChild('AggregateModifier');
    const listed = modifier?.getChild('GroupingLabels');
    const labels = listed ? labelNames(listed) : [];
    const grouping = modifier && (modifier.getChild('Without') ? 'without' : 'by');
    return {
      kind: 'aggregation',
      ...span(node),
      name: { ...name, text: name.text.toLowerCase() },
      ...(grouping && { grouping }),
      labels,
      args,
    };
  }

  return expr(root.getChild('Expr'));
}

function matchOperator(text: string): NonNullable<Matcher['operator']> {
  return text === '!=' || text === '=~' || text === '!~' ? text : '=';
}
