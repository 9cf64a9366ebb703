import type { Format } from '../schema/types.ts';

/**
 * Free text. Prometheus decodes it into a Go string, which takes every YAML scalar as written: `123` and `true` are text too.
 */
export const string: Format = {
  name: 'text',
  yaml: 'string',
  example: 'text',
  check: () => undefined,
};
