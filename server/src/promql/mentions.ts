import { type Expr, type Matcher, operands, type Selector, type Span, type Word } from './ast.ts';
import { parse } from './parse.ts';

/** A name that a query uses: of a metric, or a value that it wants a label to have. Offsets are those of the name without quotes. */
export type Mention = (Mentioned & { readonly of: 'metric' }) | (Mentioned & { readonly of: 'labelValue'; readonly label: string });

interface Mentioned extends Word {
  /** Absent where the name stands without quotes. */
  readonly quote?: Quote;
  /** It stands in a regular expression. */
  readonly pattern?: true;
}

/** The quotes of the string that a name stands in; in backquotes nothing is escaped. */
export type Quote = '"' | "'" | '`';

/** Every name of a query that is written out, in the order of the text; of one that cannot be read none. */
export function mentionsIn(query: string): readonly Mention[] {
  const { expr } = parse(query);
  return expr ? [...mentions(expr)].sort((a, b) => a.from - b.from) : [];
}

function* mentions(expr: Expr): Iterable<Mention> {
  if (expr.kind === 'selector') yield* inSelector(expr);
  for (const operand of operands(expr)) yield* mentions(operand);
}

function* inSelector({ name, matchers }: Selector): Iterable<Mention> {
  if (name) yield { ...name, of: 'metric' };
  for (const matcher of matchers) yield* inMatcher(matcher);
}

function* inMatcher({ label, operator, value }: Matcher): Iterable<Mention> {
  const alone = operator === undefined ? stringAt(label) : undefined;
  if (alone) yield { ...alone, of: 'metric' };
  const string = value && stringAt(value);
  if (!string || operator === undefined) return;
  const name = stringAt(label)?.text ?? label.text;
  const found = operator === '=' || operator === '!=' ? [string] : alternatives(string);
  for (const each of found) yield name === '__name__' ? { ...each, of: 'metric' } : { ...each, of: 'labelValue', label: name };
}

type Quoted = Mentioned & { readonly quote: Quote };

/** The text of a string literal; undefined where it is none, or one with escapes, which no name needs. */
function stringAt({ text, from }: Word): Quoted | undefined {
  const [, quote, inner] = /^(["'`])(.*)\1$/s.exec(text) ?? [];
  if ((quote !== '"' && quote !== "'" && quote !== '`') || inner === undefined || inner === '') return undefined;
  if (quote !== '`' && inner.includes('\\')) return undefined;
  return { text: inner, from: from + 1, to: from + 1 + inner.length, quote };
}

/** `a|b` is a choice of two names; any other pattern is not a name. */
function alternatives({ text, from, quote }: Quoted): readonly Quoted[] {
  if (!/^[\w:/-]+(?:\|[\w:/-]+)*$/.test(text)) return [];
  return [...text.matchAll(/[^|]+/g)].map(({ 0: word, index }) => {
    const at: Span = { from: from + index, to: from + index + word.length };
    return { ...at, text: word, quote, pattern: true };
  });
}
