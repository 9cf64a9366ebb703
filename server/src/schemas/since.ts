import type { Field, Version } from '../schema/types.ts';
import { isBefore } from '../version.ts';

/** Fields as a record got them: the same, with the release that brought them to that record. */
export type FieldsSince<F> = { readonly [K in keyof F]: Omit<F[K], 'since'> & { readonly since: Version } };

/** A shared block in a record that has it since `version`: no key is older there, later keys keep their own release. */
export function since<const F extends Readonly<Record<string, Field>>>(version: Version, block: F): FieldsSince<F> {
  const dated = Object.entries(block).map(([key, field]): [string, Field] => [
    key,
    { ...field, since: later(version, field.since ?? version) },
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the block, which fromEntries cannot tell
  return Object.fromEntries(dated) as FieldsSince<F>;
}

const later = (a: Version, b: Version): Version => (isBefore(a, b) ? b : a);
