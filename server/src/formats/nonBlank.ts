import type { Format } from '../schema/types.ts';

/** Text that Prometheus refuses when it is empty or nothing but blanks. */
export const nonBlank: Format = {
  name: 'text',
  yaml: 'string',
  example: 'text',
  check: ({ text }) => (/^[\p{White_Space}]*$/u.test(text) ? { message: 'This text cannot be empty.' } : undefined),
};
