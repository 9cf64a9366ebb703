import { aroundOf } from '../schema/around.ts';
import { type Concrete, optionsOf } from '../schema/choose.ts';
import { children, extentOf, type Match } from '../schema/match.ts';
import type { Field, Ref, Surroundings } from '../schema/types.ts';
import type { Owner, Place } from '../yaml/situation.ts';
import { resolveAlias } from '../yaml/tree.ts';

/** What the schema allows at a place where something is being written. */
export interface Wanted {
  readonly options: readonly Concrete[];
  /** The field whose value it is, where it is one. */
  readonly field?: Field;
}

/** What is wanted at a place, and the records that the place lies in. */
export interface WantedThere extends Wanted {
  readonly around: Surroundings;
}

/** Undefined where the schema knows nothing: below an unknown key, or in a broken text. */
export function wantedAt(root: Match, place: Place): WantedThere | undefined {
  const owner = ownerMatch(root, place.owner);
  if (!owner) return undefined;
  const start: Wanted = { options: alternatives(owner), ...(owner.at === 'field' && { field: owner.field }) };
  const wanted = place.steps.reduce<Wanted | undefined>((so, step) => so && inside(so, step), start);
  return wanted && { ...wanted, around: aroundOf(owner, place.steps) };
}

/** The match that an owner in the text is; it is looked for from the root along the places that enclose it. */
function ownerMatch(root: Match, owner: Owner): Match | undefined {
  if (owner.kind === 'root') return root;
  const { offset } = owner;
  let match = root;
  for (;;) {
    const child: Match | undefined = children(match).findLast(inner => extentOf(inner).start <= offset && offset <= extentOf(inner).end);
    if (!child) return undefined;
    const begins = child.at === 'item' ? child.item.start : child.at === 'root' ? undefined : child.pair.key.start;
    if (begins === offset && (child.at === 'item') === (owner.kind === 'dash')) return child;
    match = child;
  }
}

/** While nothing but a word is there, every branch of a choice is open. */
function alternatives(match: Match): readonly Concrete[] {
  const value = resolveAlias(match.node);
  if (match.at === 'root' || value?.kind === 'mapping' || value?.kind === 'sequence') return [match.schema];
  return optionsOf(typeOf(match) ?? match.schema);
}

function typeOf(match: Match): Ref | undefined {
  if (match.at === 'field') return match.field.type;
  const owner = match.at === 'root' ? undefined : match.parent.schema;
  if (owner?.kind === 'map') return owner.value;
  return owner?.kind === 'list' ? owner.item : undefined;
}

function inside({ options }: Wanted, step: string | number): Wanted | undefined {
  for (const schema of options) {
    if (typeof step === 'number' && schema.kind === 'list') return { options: optionsOf(schema.item) };
    if (typeof step === 'string' && schema.kind === 'map') return { options: optionsOf(schema.value) };
    if (typeof step === 'string' && schema.kind === 'record') {
      const field = Object.hasOwn(schema.fields, step) ? schema.fields[step] : undefined;
      if (field) return { options: optionsOf(field.type), field };
    }
  }
  return undefined;
}
