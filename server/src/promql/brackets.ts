import { type PromqlProblem, syntaxProblem } from './problem.ts';

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Comments, strings and brackets; what lies between does not matter here. A string ends at its line's end at the latest. */
const tokens = /#[^\n]*|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`[^`]*`?|[()[\]{}]/g;

/** The first bracket or quote without its partner: named by itself, since the parser only notices where the text stops making sense. */
export function checkBrackets(text: string): PromqlProblem | undefined {
  const open: { readonly bracket: string; readonly from: number }[] = [];
  for (const { 0: token, index: from } of text.matchAll(tokens)) {
    const first = token[0] ?? '';
    const to = from + token.length;
    if (`"'\``.includes(first)) {
      if (token.length < 2 || !token.endsWith(first))
        return syntaxProblem({ from, to }, `The string is not closed: add ${first} at its end.`);
      continue;
    }
    if (first in closers) open.push({ bracket: first, from });
    if (!')]}'.includes(first)) continue;
    const last = open.pop();
    if (!last) return syntaxProblem({ from, to }, `\`${token}\` closes nothing: remove it, or add the bracket that it should close.`);
    const wanted = closers[last.bracket];
    if (wanted !== token) {
      return syntaxProblem({ from, to }, `\`${last.bracket}\` is closed by \`${token}\`: write \`${wanted}\` here first.`);
    }
  }
  const last = open.at(-1);
  if (!last) return undefined;
  return syntaxProblem({ from: last.from, to: last.from + 1 }, `\`${last.bracket}\` is not closed: add \`${closers[last.bracket]}\`.`);
}
