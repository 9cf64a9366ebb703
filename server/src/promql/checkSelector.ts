import type { Expr, Matcher, Selector, Word } from './ast.ts';
import { unmodified } from './checkModified.ts';
import { type PromqlProblem, problem, syntaxProblem, typeProblem } from './problem.ts';
import { openHalf, openName } from '../halfAnchored.ts';
import { matchEmpty } from './regex.ts';
import { unquote } from '../goStrings.ts';
import { typeOf } from './typeOf.ts';

export function* checkSelector(selector: Selector): Iterable<PromqlProblem> {
  // The one operator that is a word and no name (generated_parser.y, metric_identifier).
  if (selector.name?.text.toLowerCase() === 'atan2') {
    yield syntaxProblem(selector.name, '`atan2` is an operator: write an expression on both sides of it.');
  }
  const selects = yield* checkMatchers(selector);
  if (!selects) {
    yield typeProblem(
      selector,
      'This selects every series there is, which Prometheus refuses: add a metric name or a matcher that an empty value does not fulfil.',
    );
  }
}

/** The second argument of `info()` is no selector of its own: it narrows down the labels to add, and so may be empty. */
export function* checkInfoLabels(argument: Expr): Iterable<PromqlProblem> {
  if (typeOf(argument) !== 'instant vector') return;
  const expr = unmodified(argument);
  if (expr.kind !== 'selector' || expr.name) {
    yield typeProblem(
      expr,
      '`info` takes matchers in braces as its second argument, without a metric name: write e.g. `{k8s_cluster_name=~".+"}`.',
    );
  } else {
    yield* checkMatchers(expr);
  }
}

/** Yields what is wrong with the matchers; returns whether they select anything less than every series, or cannot tell. */
function* checkMatchers(selector: Selector): Generator<PromqlProblem, boolean> {
  let selects = selector.name !== undefined;
  for (const matcher of selector.matchers) {
    const match = read(matcher);
    if ('problem' in match) {
      yield match.problem;
      return true;
    }
    if (match.label === '__name__' && selector.name) {
      yield syntaxProblem(
        matcher,
        `The metric name is \`${selector.name.text}\` already: remove this matcher, or the name before the braces.`,
      );
    }
    selects ||= !match.matchesEmpty;
    yield* halfAnchored(matcher, match.label);
  }
  return selects;
}

/** A matcher's regular expression has to match the whole value (model/labels/matcher.go, NewMatcher). */
function* halfAnchored({ operator, value }: Matcher, label: string): Iterable<PromqlProblem> {
  const [, quote, pattern] = /^(['"`])([^\\]*)\1$/.exec(value?.text ?? '') ?? [];
  if (!value || pattern === undefined || (operator !== '=~' && operator !== '!~')) return;
  const meant = label === '__name__' ? openName(pattern) : openHalf(pattern);
  if (meant === undefined) return;
  const message = `A regular expression has to match the whole value, as if it stood between \`^\` and \`$\`. Write \`${meant}\` where more may stand beside it.`;
  yield { ...problem(value, message, 'anchored-regex'), replacement: `${quote}${meant}${quote}` };
}

type Match = { readonly label: string; readonly matchesEmpty: boolean } | { readonly problem: PromqlProblem };

function read({ label, operator, value }: Matcher): Match {
  const name = /^["'`]/.test(label.text) ? content(label) : label.text;
  if (typeof name !== 'string') return name;
  if (!operator || !value) return { label: '__name__', matchesEmpty: name === '' };
  const text = content(value);
  if (typeof text !== 'string') return text;
  switch (operator) {
    case '=':
      return { label: name, matchesEmpty: text === '' };
    case '!=':
      return { label: name, matchesEmpty: text !== '' };
    case '=~':
    case '!~': {
      const match = matchEmpty(text);
      if (match.kind === 'valid') return { label: name, matchesEmpty: match.matchesEmpty === (operator === '=~') };
      const message = `The regular expression is not valid: ${match.reason}. Prometheus uses the RE2 syntax.`;
      return { problem: problem(value, message, 'promql-regex') };
    }
  }
}

function content(literal: Word): string | { readonly problem: PromqlProblem } {
  const result = unquote(literal.text);
  if (result.kind === 'text') return result.text;
  const { from, to } = result.at;
  return { problem: badEscape({ from: literal.from + from, to: literal.from + to }, result.escape) };
}

export function badEscape(at: { readonly from: number; readonly to: number }, escape: string): PromqlProblem {
  return syntaxProblem(
    at,
    `\`${escape}\` is no escape that strings know. In a regular expression double the backslash, \`\\${escape}\`, or put the string in backticks.`,
  );
}
