import type { Format } from '../schema/types.ts';

/** A label's value: any UTF-8 text, and every YAML scalar is taken as written. An empty value is the same as no label at all. */
export const labelValue: Format = {
  name: 'label value',
  yaml: 'string',
  example: 'production',
  check: ({ text }) =>
    text === '' ? { message: 'An empty value is the same as leaving the label out.', severity: 'information' } : undefined,
};
