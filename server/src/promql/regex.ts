import { RE2JS, RE2JSSyntaxException } from 're2js';

export type EmptyMatch = { readonly kind: 'valid'; readonly matchesEmpty: boolean } | { readonly kind: 'invalid'; readonly reason: string };

/** Whether a matcher's regular expression, which has to match the whole value as in Prometheus, matches an empty one. */
export function matchEmpty(regex: string): EmptyMatch {
  const whole = `^(?s:${regex})$`;
  try {
    return { kind: 'valid', matchesEmpty: RE2JS.compile(whole).matches('') };
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    return { kind: 'invalid', reason: error.message.replace(/^error parsing regexp: /, '').replaceAll(whole, regex) };
  }
}
