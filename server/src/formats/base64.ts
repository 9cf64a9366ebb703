import type { Format } from '../schema/types.ts';

/** What Kubernetes takes in the `data` of a Secret. What somebody fills in or encrypts on the way there is let through. */
export const base64: Format = {
  name: 'Base64',
  yaml: 'any',
  example: 'YQ==',
  check({ text, style }) {
    if (style !== 'literal' && /^[A-Za-z0-9+/]{8,}(?: [A-Za-z0-9+/]+)+={0,2}$/.test(text.trim())) {
      const message = 'Line breaks became blanks here, and Kubernetes refuses Base64 with blanks. Write it on one line, or behind a `|`.';
      return { message, to: text.indexOf(' '), from: 0 };
    }
    if (!/^(?:- )?[\w.-]+:(?:\s|$)/m.test(text) || !text.includes('\n')) return undefined;
    const message =
      'This is text as it is, and Kubernetes takes only Base64 in `data`. Write it under `stringData`, which the API server encodes itself.';
    return { message, from: 0, to: text.indexOf('\n') };
  },
};
