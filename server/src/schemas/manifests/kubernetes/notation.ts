import * as formats from '../../../formats/index.ts';
import { list, map, record } from '../../../schema/build.ts';
import { rule, uniqueItems } from '../../../schema/rules.ts';
import type { Rule } from '../../../schema/rule.ts';
import type { Field, RecordSchema, Ref } from '../../../schema/types.ts';

/**
 * Records of Kubernetes' own structs in a few words each: of which only the shape is looked at. A key stands as it is written in YAML, then
 *
 *     !          it has to be there
 *     :type      one of the scalars given, or another record by its id; without it a text
 *     []         a list of them; `[a,b]` one whose items must differ in these keys, `[*]` one whose items must differ
 *     {}         values by name
 *     =value     what holds without the key
 *     ~name      what the key is often taken to be called
 */
export interface Shape {
  /** Where `kubectl explain` tells more. */
  readonly at: string;
  readonly keys: string;
  /** As in RecordSchema. */
  readonly strays?: string;
}

interface Key {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  /** What stands between the brackets of a list, for what is none undefined. */
  readonly items: string | undefined;
  readonly isMap: boolean;
  readonly value: string | undefined;
  readonly knownAs: string | undefined;
}

const notation =
  /^(?<name>\w+)(?<needed>!)?(?::(?<type>\w+))?(?:\[(?<items>[\w,*]*)\]|(?<map>\{\}))?(?:=(?<value>[^~\s]+))?(?:~(?<known>\w+))?$/;

function keyOf(written: string): Key {
  const { name, needed, type, items, map: named, value, known } = notation.exec(written)?.groups ?? {};
  if (name === undefined) throw new Error(`\`${written}\` is no key in the notation of shapes.`);
  return { name, required: needed !== undefined, type: type ?? 'text', items, isMap: named !== undefined, value, knownAs: known };
}

/** Gives a record by its id, made when it is first asked for. */
export function recordsOf(shapes: Readonly<Record<string, Shape>>, scalars: Readonly<Record<string, Ref>>): (id: string) => RecordSchema {
  const made = new Map<string, RecordSchema>();
  const recordOf = (id: string): RecordSchema => {
    const known = made.get(id);
    if (known) return known;
    const shape = shapes[id];
    if (!shape) throw new Error(`There is no shape \`${id}\`.`);
    const { at, strays } = shape;
    const keys = shape.keys.split(/\s+/).map(keyOf);
    const fields = Object.fromEntries(keys.map(key => [key.name, fieldOf(key, at)]));
    const rules = keys.flatMap(rulesOf);
    const doc = `Kubernetes' own: \`kubectl explain ${at}\` says what it is for.`;
    const built = record({ name: termOf(id), doc, fields, ...(strays !== undefined && { strays }), ...(rules.length > 0 && { rules }) });
    made.set(id, built);
    return built;
  };
  const fieldOf = ({ name, required, type, items, isMap, value, knownAs }: Key, at: string): Field => {
    const inner: Ref = scalars[type] ?? (() => recordOf(type));
    return {
      type: items !== undefined ? list(inner, { noNullItems: true }) : isMap ? map(formats.string, inner) : inner,
      doc: `Kubernetes' own: \`kubectl explain ${at}.${name}\` says what it does.`,
      ...(required && { required: true }),
      ...(value !== undefined && { default: value }),
      ...(knownAs !== undefined && { knownAs: [knownAs] }),
    };
  };
  const rulesOf = ({ name, items, type }: Key): readonly Rule[] => {
    if (items === undefined || items === '') return [];
    if (items === '*') return [uniqueItems(name)];
    return [itemsDiffer(name, items.split(','), () => recordOf(type))];
  };
  return recordOf;
}

/** The words of a name in camel case. */
const termOf = (id: string): string => id.replaceAll(/(?<=[a-z])[A-Z](?=[a-z])/g, letter => ` ${letter.toLowerCase()}`);

/** Where a key is missing, its default counts; without one the item is no twin of others. */
const itemsDiffer = (listKey: string, keys: readonly string[], item: () => RecordSchema): Rule =>
  rule('duplicate-name', function* (view) {
    const seen = new Map<string, number>();
    for (const [index, entry] of view.records(listKey).entries()) {
      const values = keys.map(key => entry?.text(key) ?? item().fields[key]?.default);
      if (values.includes(undefined)) continue;
      const told = JSON.stringify(values);
      const first = seen.get(told);
      if (first === undefined) {
        seen.set(told, index);
        continue;
      }
      const place = (at: number) => ({ on: 'path', path: [listKey, at], part: 'record' }) as const;
      const same = keys.map(key => `\`${key}\``).join(' and ');
      yield {
        at: place(index),
        message: `An entry above has the same ${same}, which is refused in this list. Change this one, or remove it.`,
        related: [{ at: place(first), message: 'It is used here first.' }],
      };
    }
  });
