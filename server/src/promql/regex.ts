import { compileAnchored } from '../re2.ts';

export type EmptyMatch = { readonly kind: 'valid'; readonly matchesEmpty: boolean } | { readonly kind: 'invalid'; readonly reason: string };

/** Whether a matcher's regular expression, which has to match the whole value as in Prometheus, matches an empty one. */
export function matchEmpty(regex: string): EmptyMatch {
  const compiled = compileAnchored(regex);
  return compiled.kind === 'regex' ? { kind: 'valid', matchesEmpty: compiled.matches('') } : compiled;
}
