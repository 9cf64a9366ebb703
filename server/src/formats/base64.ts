import type { Format } from '../schema/types.ts';

/** What Kubernetes takes in the `data` of a Secret. What somebody fills in or encrypts on the way there is let through. */
export const base64: Format = {
  name: 'Base64',
  yaml: 'any',
  example: 'YQ==',
  check({ text }) {
    if (!/^(?:- )?[\w.-]+:(?:\s|$)/m.test(text) || !text.includes('\n')) return undefined;
    const message =
      'This is text as it is, and Kubernetes takes only Base64 in `data`. Write it under `stringData`, which the API server encodes itself.';
    return { message, from: 0, to: text.indexOf('\n') };
  },
};
