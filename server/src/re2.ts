import { RE2JS, RE2JSSyntaxException } from 're2js';

/** A leaf that formats and PromQL share: the one place that knows which library speaks Go's regular expressions. */
export type AnchoredRegex =
  | {
      readonly kind: 'regex';
      matches(text: string): boolean;
      /** What the groups hold where the whole text matches, the match itself first. */
      groups(text: string): readonly string[] | undefined;
    }
  /** Go's reason, without its prefix and the anchors that were added. */
  | { readonly kind: 'invalid'; readonly reason: string };

/**
 * A regular expression as Prometheus uses it, in relabelling and in matchers alike: RE2 syntax, against the whole text, `.` matching a
 * line's end too (model/relabel/relabel.go, NewRegexp; model/labels/regexp.go, NewFastRegexMatcher).
 */
export function compileAnchored(pattern: string): AnchoredRegex {
  if (!common.test(pattern)) return compile(pattern, pattern);
  const native = new RegExp(`^(?:${pattern})$`, 'su');
  return { kind: 'regex', matches: text => native.test(text), groups: text => native.exec(text)?.map(group => group ?? '') };
}

const item = String.raw`(?:[A-Za-z0-9_:;/@,= -]|\\[.dDwW\\/]|\.|\[\^?(?:a-z|A-Z|0-9|[A-Za-z0-9_:;/@,.])+\])(?:[*+?]\??)?`;

/**
 * What most patterns are made of, and what means the same to JavaScript: the library takes a hundred times as long, which thousands of
 * relabel steps show. Nothing that repeats is repeated again, so that no text makes it slow.
 */
const common = new RegExp(String.raw`^(?:${item}|\||\((?:\?:)?(?:${item}|\|)*\)\??)*$`);

function compile(pattern: string, written: string): AnchoredRegex {
  const anchored = `^(?s:${pattern})$`;
  try {
    const compiled = RE2JS.compile(anchored);
    return { kind: 'regex', matches: text => compiled.matches(text), groups: text => groupsIn(compiled, text) };
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    // Go lets two groups share a name, which the library refuses.
    const distinct = pattern.replace(/\(\?P?<(\w+)>/g, (_, name: string, at: number) => `(?P<${name}_${at}>`);
    if (error.message.includes('duplicate capture group name') && distinct !== pattern && pattern === written)
      return compile(distinct, written);
    const reason = error.message.replace(/^error parsing regexp: /, '').replaceAll(anchored, written);
    return { kind: 'invalid', reason: reason.replace(/\.$/, '') };
  }
}

function groupsIn(compiled: RE2JS, text: string): readonly string[] | undefined {
  const matcher = compiled.matcher(text);
  if (!matcher.matches()) return undefined;
  return Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? '');
}
