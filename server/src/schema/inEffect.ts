import { force } from './choose.ts';
import { code } from './phrase.ts';
import type { Match } from './match.ts';
import type { Field, InEffect, Surroundings } from './types.ts';

/** What holds at a place, in a sentence: what the written value overrides, or what takes effect where none is written. */
export function inEffectHere(
  field: Field,
  root: Match,
  place: { readonly around: Surroundings; readonly written?: string },
): string | undefined {
  const otherwise = field.inEffect ? field.inEffect(place.around) : inherited(field, root, place.around);
  if (!otherwise) return undefined;
  const { value, from } = otherwise;
  if (place.written === undefined) return `In effect without it: ${code(value)}, ${from}.`;
  return place.written === value ? `The same holds without it: ${code(value)}, ${from}.` : `Overrides ${code(value)}, ${from}.`;
}

/** The value of `section.key` at the root, else that key's default. */
function inherited({ inherits }: Field, root: Match, around: Surroundings): InEffect | undefined {
  const [section = '', key = ''] = inherits?.split('.') ?? [];
  const fields = root.schema.kind === 'record' ? root.schema.fields : {};
  const type = Object.hasOwn(fields, section) && fields[section] ? force(fields[section].type) : undefined;
  if (type?.kind !== 'record') return undefined;
  const written = around.at(-1)?.record.record(section);
  if (written?.has(key)) {
    const value = written.text(key);
    return value === undefined ? undefined : { value, from: `from ${code(section)}` };
  }
  const preset = type.fields[key]?.default;
  return preset === undefined ? undefined : { value: preset, from: 'the default' };
}
