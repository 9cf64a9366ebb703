import { compileAnchored } from '../re2.ts';

export interface Groups {
  readonly count: number;
  readonly names: readonly string[];
}

const piece = /\\Q(?:(?!\\E)[^])*(?:\\E)?|\\[^]|\[\^?\]?(?:\\[^]|\[:\w+:\]|[^\]\\])*\]|\((?:\?P?<(\w+)>|\?)?/g;

/** The capture groups of a regular expression in RE2 syntax; escapes and classes hold none. */
export function groupsOf(pattern: string): Groups {
  let count = 0;
  const names: string[] = [];
  for (const [text, name] of pattern.matchAll(piece)) {
    if (name !== undefined) names.push(name);
    if (text === '(' || name !== undefined) count += 1;
  }
  return { count, names };
}

export interface GroupReference {
  /** As written: `$1`, `${1}`, `$1_x`. */
  readonly text: string;
  readonly name: string;
  readonly braced: boolean;
}

/** What a replacement reads from the match. Go takes the longest name: `$1_x` is the group `1_x` (package regexp, Expand). */
export function referencesIn(replacement: string): readonly GroupReference[] {
  return [...replacement.matchAll(/\$(?:\$|\{(\w+)\}|(\w+))/g)].flatMap(([text, inBraces, bare]) => {
    const name = inBraces ?? bare;
    return name === undefined ? [] : [{ text, name, braced: inBraces !== undefined }];
  });
}

/** Does the pattern match the whole of a text? Undefined where it cannot be compiled. */
export function matchesWhole(pattern: string, text: string): boolean | undefined {
  const compiled = compileAnchored(pattern);
  return compiled.kind === 'regex' ? compiled.matches(text) : undefined;
}
