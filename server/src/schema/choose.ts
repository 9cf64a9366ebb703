import { type Node, resolveAlias } from '../yaml/tree.ts';
import { isNull } from '../yaml/scalar.ts';
import type { OneOfSchema, Ref, Schema } from './types.ts';

export const force = (ref: Ref): Schema => (typeof ref === 'function' ? ref() : ref);

/** A schema that says what it wants: references followed, one branch of a choice taken. */
export type Concrete = Exclude<Schema, OneOfSchema>;

/** The branch that the person means by what is written; the first one where nothing is. */
export function choose(ref: Ref, node: Node | null): Concrete {
  const [first, ...others] = optionsOf(ref);
  const best = others.reduce((a, b) => (score(b, node) > score(a, node) ? b : a), first);
  return best;
}

/** All branches, nested choices flattened. */
export function optionsOf(ref: Ref): readonly [Concrete, ...Concrete[]] {
  const schema = force(ref);
  if (schema.kind !== 'oneOf') return [schema];
  const [first, ...others] = schema.options.flatMap(option => optionsOf(option));
  if (first === undefined) throw new Error('A choice in the schema has no options.');
  return [first, ...others];
}

function score(schema: Concrete, node: Node | null): number {
  const written = resolveAlias(node);
  if (!written || isNull(written)) return 0;
  switch (schema.kind) {
    case 'record':
      if (written.kind !== 'mapping') return 0;
      return 10 + written.pairs.filter(pair => Object.hasOwn(schema.fields, pair.key.text)).length;
    case 'map':
      return written.kind === 'mapping' ? 10 : 0;
    case 'list':
      return written.kind === 'sequence' ? 10 : 0;
    case 'scalar':
      return written.kind === 'scalar' ? (schema.format.check(written) ? 5 : 10) : 0;
    case 'enum':
      return written.kind === 'scalar' ? (schema.open || schema.values.some(({ value }) => value === written.text) ? 10 : 5) : 0;
    case 'embedded':
      return written.kind === 'scalar' ? 8 : 0;
  }
}
