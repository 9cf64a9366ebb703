import { record } from '../../schema/build.ts';
import type { Field } from '../../schema/types.ts';

/** Records of values: what a chart has besides is no business of ours. */
export const values = (name: string, doc: string, fields: Readonly<Record<string, Field>>) =>
  record({ name, doc, open: true, holdsDocuments: true, fields });

export function optional(needed: Field): Field {
  const { required: _, ...field } = needed;
  return field;
}
