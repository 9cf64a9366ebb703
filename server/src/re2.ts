import { RE2JS, RE2JSSyntaxException } from 're2js';
import { characterClass } from './characterClass.ts';

/** A leaf that formats and PromQL share: the one place that knows which library speaks Go's regular expressions. */
export type AnchoredRegex =
  | {
      readonly kind: 'regex';
      matches(text: string): boolean;
      /** What the groups hold where the whole text matches, the match itself first. */
      groups(text: string): readonly string[] | undefined;
      /** Which groups have a name; several may share one. */
      readonly names: ReadonlyMap<string, readonly number[]>;
    }
  /** Go's reason, without its prefix and the anchors that were added. */
  | { readonly kind: 'invalid'; readonly reason: string };

/**
 * A regular expression as Prometheus uses it, in relabelling and in matchers alike: RE2 syntax, against the whole text, `.` matching a
 * line's end too (model/relabel/relabel.go, NewRegexp; model/labels/regexp.go, NewFastRegexMatcher).
 */
export function compileAnchored(pattern: string): AnchoredRegex {
  if (!common.test(pattern)) {
    const { known, unknown } = namedClasses(pattern);
    return unknown === undefined ? compile(known, known) : { kind: 'invalid', reason: `invalid character class range: \`${unknown}\`` };
  }
  const native = new RegExp(`^(?:${pattern})$`, 'su');
  return {
    kind: 'regex',
    matches: text => native.test(text),
    groups: text => native.exec(text)?.map(group => group ?? ''),
    names: new Map(),
  };
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
    return {
      kind: 'regex',
      // The anchors are part of the expression, and hold for all of it unless it closes their parenthesis, as it may in Go.
      matches: text => compiled.matcher(text).find(),
      groups: text => groupsIn(compiled, text),
      names: namesOf(compiled.namedGroups(), pattern === written ? undefined : written),
    };
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

/** An escape of any kind; what stands between `\Q` and `\E` is none. */
const escapes = /\\Q(?:(?!\\E)[^])*(?:\\E)?|\\[pP](?:\{[^}]*\}|[a-zA-Z])|\\[^]/g;

const oneClass = /^\\([pP])(?:\{(\^?)([^}]*)\}|([a-zA-Z]))$/;

/** The pattern with the names of its classes as the library has them, and the first that Go does not know. */
function namedClasses(pattern: string): { readonly known: string; readonly unknown?: string } {
  const unknown: string[] = [];
  const known = pattern.replaceAll(escapes, whole => {
    const [, p, not = '', braced, letter] = oneClass.exec(whole) ?? [];
    if (p === undefined) return whole;
    const found = characterClass(braced ?? letter ?? '');
    if (found === undefined) unknown.push(whole);
    return found === undefined ? whole : `\\${p}{${not}${found}}`;
  });
  const [first] = unknown;
  return { known, ...(first !== undefined && { unknown: first }) };
}

function groupsIn(compiled: RE2JS, text: string): readonly string[] | undefined {
  const matcher = compiled.matcher(text);
  if (!matcher.find()) return undefined;
  return Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? '');
}

/** Groups by name; names that had to be made distinct end in the place where they were written. */
function namesOf(groups: Readonly<Record<string, number>>, written: string | undefined): ReadonlyMap<string, readonly number[]> {
  const names = new Map<string, number[]>();
  for (const [distinct, index] of Object.entries(groups).sort(([, a], [, b]) => a - b)) {
    const name = written === undefined ? distinct : distinct.replace(/_\d+$/, '');
    names.set(name, [...(names.get(name) ?? []), index]);
  }
  return names;
}
