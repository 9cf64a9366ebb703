import type { Format } from '../schema/types.ts';
import { secret } from './secret.ts';

const refusal = { message: 'This cannot be empty. Write a value.' } as const;

/** Text that Prometheus refuses when it is empty: keys that it demands. */
export const nonEmpty: Format = {
  name: 'text',
  yaml: 'string',
  example: 'text',
  check: ({ text }) => (text === '' ? refusal : undefined),
};

/** A credential that Prometheus demands. */
export const neededSecret: Format = { ...secret, check: scalar => (scalar.text === '' ? refusal : secret.check(scalar)) };
