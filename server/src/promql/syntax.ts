import { findAggregation } from './aggregations.ts';
import { checkBrackets } from './brackets.ts';
import { functions } from './functions.ts';
import type { Node, Tree } from './grammar.ts';
import { nearest } from '../spelling.ts';
import { renamings } from './formerNames.ts';
import { type PromqlProblem, problem, syntaxProblem } from './problem.ts';

/** The first thing that keeps a text from being a query, as Prometheus too reports one; undefined where its form is right. */
export function checkSyntax(tree: Tree, text: string): PromqlProblem | undefined {
  const code = text.replace(/#[^\n]*/g, comment => ' '.repeat(comment.length));
  if (code.trim() === '') return syntaxProblem({ from: 0, to: text.length }, 'The expression is empty: write a query, e.g. `up == 0`.');
  const error = firstError(tree);
  if (!error) return undefined;
  return foreignText(text) ?? checkBrackets(text) ?? explain(error, text);
}

/** What other tools fill in before Prometheus sees the text. */
function foreignText(text: string): PromqlProblem | undefined {
  const variable = /\$\{?[A-Za-z_]\w*\}?/.exec(text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, string => ' '.repeat(string.length)));
  if (variable) {
    const at = { from: variable.index, to: variable.index + variable[0].length };
    return syntaxProblem(
      at,
      `\`${variable[0]}\` is a variable of another tool, such as Grafana; Prometheus does not fill it in. Write the value, e.g. \`5m\`.`,
    );
  }
  const template = /\{\{/.exec(text);
  if (!template) return undefined;
  return syntaxProblem(
    { from: template.index, to: template.index + 2 },
    'Prometheus fills in no `{{ }}` templates in an expression: write the value.',
  );
}

function firstError(tree: Tree): Node | undefined {
  let found: Node | undefined;
  tree.iterate({
    enter: ({ type, node }) => {
      if (type.isError && (!found || node.from < found.from)) found = node;
      return !type.isError;
    },
  });
  return found;
}

function explain(error: Node, text: string): PromqlProblem {
  const parent = error.parent?.name ?? '';
  const word = wordAt(text, error.from);
  const at = word === '' ? placeBefore(text, error.from) : { from: error.from, to: error.from + word.length };
  const before = text.slice(0, error.from).trimEnd();

  if (word === '(') {
    const unknown = unknownFunction(before);
    if (unknown) return unknown;
  }
  if (parent === 'MatrixSelector' || parent === 'SubqueryExpr' || parent.includes('Duration')) {
    const [duration] = /[\w.]*$/.exec(before) ?? [''];
    const whole = { from: before.length - duration.length, to: at.to };
    const written = text.slice(whole.from, whole.to);
    return syntaxProblem(
      whole,
      `${/\w/.test(written) ? `\`${written}\` is not a duration` : 'A duration is missing'}: write numbers with units from large to small (y, w, d, h, m, s, ms), e.g. \`5m\` or \`1h30m\`.`,
    );
  }
  if (parent === 'UnquotedLabelMatcher' || parent === 'QuotedLabelMatcher') return explainMatcher(word, at);
  if (parent === 'LabelMatchers') {
    return syntaxProblem(
      at,
      word === ''
        ? 'A matcher is missing here, e.g. `job="traefik"`.'
        : `${quoted(word)} does not belong here: matchers are written \`label="value"\` and parted by commas.`,
    );
  }
  if (parent === 'GroupingLabels' || parent === 'AggregateModifier' || parent === 'MatchingModifierClause') {
    return syntaxProblem(at, 'Labels are listed in parentheses and parted by commas, e.g. `by (job, instance)`.');
  }
  if (parent === 'OffsetExpr') return syntaxProblem(at, '`offset` needs a duration behind it, e.g. `offset 5m`.');
  if (parent === 'StepInvariantExpr') return syntaxProblem(at, '`@` needs a Unix time in seconds, `start()` or `end()` behind it.');
  if (word === '') return explainMissing(before, at);
  return explainWord(word, { at, before });
}

function explainMatcher(word: string, at: { from: number; to: number }): PromqlProblem {
  if (/^\w/.test(word)) return syntaxProblem(at, `A label's value is written in quotes: \`"${word}"\`.`, `"${word}"`);
  if (word === '' || ',}'.includes(word)) return syntaxProblem(at, 'The matcher is not complete: write it as `label="value"`.');
  return syntaxProblem(
    at,
    `${quoted(word)} does not belong here: a matcher compares by \`=\`, \`!=\`, \`=~\` or \`!~\` with a value in quotes.`,
  );
}

function explainMissing(before: string, at: { from: number; to: number }): PromqlProblem {
  const [operator] = /(?:[-+*/%^=!<>~]+|\b\w+)$/.exec(before) ?? [];
  if (operator !== undefined) return syntaxProblem(at, `Something is missing after \`${operator}\`: write an expression there.`);
  return syntaxProblem(at, before.endsWith(',') ? 'An argument is missing after the comma.' : 'An expression is missing here.');
}

const replacements: Readonly<Record<string, string>> = { '=': '==', '&&': 'and', '&': 'and', '||': 'or', '|': 'or', '<>': '!=' };

/** What may be meant by a word where more has to change. */
const hints: Readonly<Record<string, string>> = { '!': 'unless', '=~': '==' };

function explainWord(word: string, { at, before }: { readonly at: { from: number; to: number }; readonly before: string }): PromqlProblem {
  const better = replacements[word];
  const wanted = better ?? hints[word];
  if (wanted !== undefined) return syntaxProblem(at, `\`${word}\` is no operator between expressions: write \`${wanted}\`.`, better);
  const aggregation = /\b(\w+)\s*(?:(?:by|without)\s*\([^()]*\)\s*)?$/i.exec(before)?.[1];
  if (aggregation !== undefined && findAggregation(aggregation) && word !== '(') {
    return syntaxProblem(at, `\`${aggregation}\` takes its expression in parentheses: \`${aggregation}(...)\`.`);
  }
  if (before === '') return syntaxProblem(at, `${quoted(word)} cannot begin an expression.`);
  if (word === ')' && before.endsWith(','))
    return syntaxProblem(at, 'An argument is missing after the comma: write it, or remove the comma.');
  if (word === ',') return syntaxProblem(at, 'A comma parts arguments and labels; it does not belong here.');
  return syntaxProblem(at, `${quoted(word)} is not expected here: put an operator before it, or remove it.`);
}

function unknownFunction(before: string): PromqlProblem | undefined {
  const [name] = /[A-Za-z_:][\w:]*$/.exec(before) ?? [];
  if (name === undefined) return undefined;
  const at = { from: before.length - name.length, to: before.length };
  const renamed = renamings.find(({ former }) => former === name);
  if (renamed) {
    const message = `\`${name}\` is called \`${renamed.now}\` since Prometheus ${renamed.since}. Write the new name.`;
    return { ...problem(at, message, 'version-removed'), replacement: renamed.now };
  }
  const close = nearest(
    name.toLowerCase(),
    functions.map(each => each.name),
  );
  return syntaxProblem(at, `\`${name}\` is not a function of PromQL${close === undefined ? '.' : `: did you mean \`${close}\`?`}`, close);
}

const wordAt = (text: string, from: number): string => /^(?:[A-Za-z0-9_:.$]+|&&|\|\||<>|=~|[^\s])/.exec(text.slice(from))?.[0] ?? '';

/** Nothing stands where the parser stopped: the last character before it is what can be underlined. */
function placeBefore(text: string, offset: number): { from: number; to: number } {
  const end = text.slice(0, offset).trimEnd().length;
  return { from: Math.max(0, end - 1), to: Math.max(end, Math.min(1, text.length)) };
}

const quoted = (word: string): string => `\`${word.length > 40 ? `${word.slice(0, 40)}…` : word}\``;
