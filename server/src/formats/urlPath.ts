import type { Format } from '../schema/types.ts';

/** The path of a URL. Prometheus takes any text: a `?` becomes part of the path, so that a query behind it never arrives as one. */
export const urlPath: Format = {
  name: 'URL path',
  yaml: 'string',
  example: '/metrics',
  check({ text }) {
    const query = text.indexOf('?');
    if (query >= 0) {
      return {
        message: 'A `?` here is taken as part of the path. Put query parameters under `params`.',
        severity: 'warning',
        from: query,
        to: text.length,
      };
    }
    if (/^[a-z]+:\/\//i.test(text))
      return { message: 'This is the path alone. Host and port belong into the target, `https` into `scheme`.', severity: 'warning' };
    if (text === '' || text.startsWith('/')) return undefined;
    return { message: 'A path begins with `/`.', severity: 'warning', replacement: `/${text}` };
  },
};
