import { optionsOf } from '../../server/src/schema/choose.ts';
import type { Concrete } from '../../server/src/schema/choose.ts';
import type { EnumSchema, Format, RecordSchema, Ref } from '../../server/src/schema/types.ts';

/** What is read of a CustomResourceDefinition's schema (OpenAPI v3). */
export interface CrdSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, CrdSchema>>;
  readonly additionalProperties?: CrdSchema | boolean;
  readonly items?: CrdSchema;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

/** Where a record of ours and the schema of the API server disagree, as lines that begin with the path of the field. */
export function crdDifferences(ours: Ref, crd: CrdSchema, path: string): readonly string[] {
  if (crd['x-kubernetes-preserve-unknown-fields']) return [];
  const [schema] = optionsOf(ours);
  switch (schema.kind) {
    case 'record':
      return recordDifferences(schema, crd, path);
    case 'list': {
      if (crd.type !== 'array' || !crd.items) return [`${path}: a list here, ${crd.type} there`];
      const least = (crd.minItems ?? 0) > 0 === (schema.nonEmpty !== undefined) ? [] : [`${path}: minItems ${crd.minItems}`];
      return [...least, ...crdDifferences(schema.item, crd.items, `${path}[]`)];
    }
    case 'map': {
      const values = crd.additionalProperties;
      if (typeof values !== 'object') return [`${path}: names with values here, ${crd.type} there`];
      return crdDifferences(schema.value, values, `${path}{}`);
    }
    case 'enum':
      return enumDifferences(schema, crd, path);
    case 'scalar':
    case 'embedded':
      return scalarDifferences(schema, crd, path);
  }
}

function recordDifferences(ours: RecordSchema, crd: CrdSchema, path: string): readonly string[] {
  if (crd.type !== 'object') return [`${path}: a record here, ${crd.type} there`];
  // What is left to Kubernetes.
  if (ours.open && Object.keys(ours.fields).length === 0) return [];
  const theirs = crd.properties ?? {};
  const keys = new Set([...Object.keys(ours.fields), ...Object.keys(theirs)]);
  return [...keys].flatMap(key => {
    const field = ours.fields[key];
    const property = theirs[key];
    const at = `${path}.${key}`;
    if (!field) return ours.open ? [] : [`${at}: missing here`];
    if (!property) return [`${at}: missing there`];
    const required = crd.required?.includes(key) ?? false;
    const demanded = required === (field.required ?? false) ? [] : [`${at}: ${required ? '' : 'not '}required there`];
    return [...demanded, ...crdDifferences(field.type, property, at)];
  });
}

function enumDifferences(ours: EnumSchema, crd: CrdSchema, path: string): readonly string[] {
  if (crd.type !== 'string') return [`${path}: an enum here, ${crd.type} there`];
  if (ours.open || ours.ignoreCase) return crd.enum ? [`${path}: closed there`] : [];
  const known = ours.values.flatMap(({ value, also }) => [value, ...(also ?? [])]).sort();
  const theirs = [...(crd.enum ?? [])].sort();
  return crd.enum && known.join() === theirs.join() ? [] : [`${path}: ${known.join(' ')} here, ${theirs.join(' ') || 'any'} there`];
}

type ScalarLike = Extract<Concrete, { kind: 'scalar' | 'embedded' }>;

function scalarDifferences(ours: ScalarLike, crd: CrdSchema, path: string): readonly string[] {
  const { format } = ours;
  if (!format) return [`${path}: text of another language, without a format`];
  const type = crd['x-kubernetes-int-or-string'] ? 'any' : crd.type;
  if (type !== crdTypes[format.yaml]) return [`${path}: ${format.yaml} here, ${type} there`];
  if (format.yaml === 'string') return textDifferences(format, crd, path);
  return format.yaml === 'int' ? numberDifferences(format, crd, path) : [];
}

const crdTypes: Readonly<Record<Format['yaml'], string>> = {
  string: 'string',
  int: 'integer',
  uint: 'integer',
  float: 'number',
  bool: 'boolean',
  any: 'any',
};

/** Texts of many kinds: whatever the API server refuses of them we refuse. */
const texts = [
  '',
  '0',
  '30s',
  '1h30m',
  '30',
  '5 m',
  '1.5h',
  '1m1h',
  'text',
  'a b',
  'http://a',
  'https://a/b?c',
  'ftp://a',
  'socks5://a:1',
  'a:9090',
  'unix:///var/run/x.sock',
  '5MB',
  '5MiB',
  '5mb',
  'MB',
  '1.5GB',
  'a.json',
  'a.txt',
  '/etc/*.yml',
  'January',
  'monday:friday',
  '09:00',
  '2024',
  '1:10',
  '-1',
  'AllowUTF8',
  'abort',
  'TLS12',
];

function textDifferences(format: Format, { enum: values, pattern, minLength = 0 }: CrdSchema, path: string): readonly string[] {
  if (values) return [`${path}: any text here, ${values.join(' ')} there`];
  const [, ignoreCase, body = ''] = /^(\^?\(\?i\))?(.*)$/s.exec(pattern ?? '') ?? [];
  const syntax =
    pattern === undefined
      ? undefined
      : new RegExp(ignoreCase === undefined ? pattern.replaceAll('(?i)', '') : `^${body}`, pattern.includes('(?i)') ? 'i' : '');
  return texts.flatMap(text => {
    const refused = text.length < minLength || syntax?.test(text) === false;
    const ours =
      (format.check({ text, style: 'double' })?.severity ?? 'error') === 'error' && format.check({ text, style: 'double' }) !== undefined;
    return refused && !ours ? [`${path}: takes ${JSON.stringify(text)}`] : [];
  });
}

const numbers = [-1, 0, 1, 59, 60, 65_535, 65_536, 2 ** 31 - 1];

function numberDifferences(format: Format, { minimum = -Infinity, maximum = Infinity }: CrdSchema, path: string): readonly string[] {
  return numbers.flatMap(number => {
    const accepted = number >= minimum && number <= maximum;
    const ours = format.check({ text: String(number), style: 'plain' }) === undefined;
    return accepted === ours ? [] : [`${path}: ${number} ${accepted ? 'refused' : 'taken'} here`];
  });
}
