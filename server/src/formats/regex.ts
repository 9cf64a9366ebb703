import { compileAnchored } from '../re2.ts';
import type { Format, FormatProblem } from '../schema/types.ts';

/**
 * A regular expression in Go's RE2 syntax, matched against the whole text: Prometheus compiles `^(?s:…)$`
 * (model/relabel/relabel.go, NewRegexp). No look-around, no back-references.
 */
export const regex: Format = {
  name: 'regular expression',
  yaml: 'string',
  example: '(.+)',
  check: ({ text }) => regexProblem(text),
  complete: () => [
    { value: '(.+)', doc: 'Any text but the empty one, captured as `$1`.', preferred: true },
    { value: '(.*)', doc: 'Any text, captured as `$1`.' },
    { value: '([^:]+)(?::\\d+)?;(\\d+)', doc: 'An address and, after the separator, a port: `$1:$2` joins them.' },
  ],
};

function regexProblem(text: string): FormatProblem | undefined {
  const compiled = compileAnchored(text);
  return compiled.kind === 'regex' ? undefined : explain(text, compiled.reason);
}

/** Constructs of other engines, each with what to do without it. */
const foreign = [
  {
    pattern: /\(\?[=!]/,
    message: 'RE2 has no look-ahead (`(?=…)`, `(?!…)`). Use two relabel steps instead: one that keeps, one that drops.',
  },
  { pattern: /\(\?<[=!]/, message: 'RE2 has no look-behind (`(?<=…)`, `(?<!…)`). Match the text before and capture what follows.' },
  { pattern: /\(\?>/, message: 'RE2 has no atomic groups (`(?>…)`). It never backtracks, so a plain group `(?:…)` does the same.' },
  { pattern: /[*+?}]\+/, message: 'RE2 has no possessive quantifiers such as `*+`. It never backtracks, so leave the second `+` out.' },
  { pattern: /\\[1-9]/, message: 'RE2 has no back-references such as `\\1`. Use `keepequal` or `dropequal` to compare two labels.' },
] as const;

function explain(text: string, reason: string): FormatProblem {
  const glob = globAsRegex(text);
  if (glob !== undefined) {
    return {
      message: `This is a regular expression, not a file pattern: \`*\` repeats what stands before it. Write \`${glob}\`.`,
      replacement: glob,
    };
  }
  for (const { pattern, message } of foreign) {
    const found = pattern.exec(text);
    if (found) return { message, from: found.index, to: found.index + found[0].length };
  }
  return { message: `This regular expression cannot be compiled: ${reason}.` };
}

/** `*prod*` as the regular expression it means, where nothing in it speaks for a regular expression. */
function globAsRegex(text: string): string | undefined {
  if (!/^[*?]/.test(text) || /[\\()[\]{}|^$+]/.test(text) || text.includes('.*')) return undefined;
  return text.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
}
