import * as fc from 'fast-check';
import type { Schema } from '../../server/src/schema/types.ts';
import { styled } from './generateConfig.ts';
import { type Draft, type Entry, type MapDraft, type Place, places, render, replaced, scalarDraft } from './generateDraft.ts';
import { oddKeys, oddPlain, textsOf } from './generateScalars.ts';

/** A document with what somebody did to it: `bend` changes the finished text. */
export interface Case {
  readonly draft: Draft;
  readonly bend: Bend | undefined;
}

/** A change to the text itself; `at` is a share of its length. */
interface Bend {
  readonly kind: (typeof bends)[number];
  readonly at: number;
  readonly with: string;
}

const bends = [
  'tab',
  'indent',
  'dedent',
  'insert',
  'delete',
  'crlf',
  'lone cr',
  'bom',
  'document',
  'end',
  'head',
  'comment',
  'cut',
] as const;

const snippets = [
  ' ',
  '\t',
  ':',
  '-',
  '#',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '&',
  '*',
  '!',
  '|',
  '>',
  '%',
  '@',
  '\\',
  '\0',
  '\u0085',
  '\u2028',
  'é',
  '\n',
];

const bend: fc.Arbitrary<Bend> = fc.record({
  kind: fc.constantFrom(...bends),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  with: fc.constantFrom(...snippets),
});

export function textOf({ draft, bend: change }: Case): string {
  const text = render(draft);
  if (!change) return text;
  const at = Math.floor(change.at * text.length);
  const line = text.lastIndexOf('\n', at) + 1;
  const put = (where: number, what: string): string => text.slice(0, where) + what + text.slice(where);
  switch (change.kind) {
    case 'tab':
      return put(line, '\t');
    case 'indent':
      return put(line, ' ');
    case 'dedent':
      return text.slice(0, line) + text.slice(line).replace(/^ {1,2}/, '');
    case 'insert':
      return put(at, change.with);
    case 'delete':
      return text.slice(0, at) + text.slice(at + 1);
    case 'crlf':
      return text.replaceAll('\n', '\r\n');
    case 'lone cr':
      return text.replaceAll('\n', '\r');
    case 'bom':
      return `\ufeff${text}`;
    case 'document':
      return `${text}---\nx: 1\n`;
    case 'end':
      return `${text}...\nx`;
    case 'head':
      return `%YAML 1.1\n---\n${text}`;
    case 'comment':
      return put(line, `# ${change.with}\n`);
    case 'cut':
      return text.slice(0, at);
  }
}

/** What is done to a tree, as a function of where: `pick` and `other` are numbers that choose among places. */
interface Mutation {
  readonly kind: (typeof kinds)[number];
  readonly pick: number;
  readonly other: number;
  readonly raw: string;
  readonly key: string;
}

const kinds = [
  'misspell',
  'move',
  'odd value',
  'odd value',
  'odd value',
  'fitting value',
  'fitting value',
  'fitting value',
  'null',
  'empty',
  'duplicate key',
  'remove',
  'remove',
  'wrap',
  'unwrap',
  'duplicate item',
  'add key',
  'add key',
  'add key',
  'odd key',
  'alias',
  'merge',
  'tag',
  'flow',
] as const;

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...kinds),
  pick: fc.nat(1_000_000),
  other: fc.nat(1_000_000),
  raw: fc.constantFrom(...oddPlain),
  key: fc.constantFrom(...oddKeys),
});

/** Sound documents, and documents with one to three things done to them. */
export function casesOf(config: fc.Arbitrary<MapDraft>): fc.Arbitrary<Case> {
  const mutations: fc.Arbitrary<readonly Mutation[]> = fc.oneof(
    { weight: 3, arbitrary: fc.constant<readonly Mutation[]>([]) },
    { weight: 6, arbitrary: fc.tuple(mutation) },
    { weight: 1, arbitrary: fc.array(mutation, { minLength: 2, maxLength: 3 }) },
  );
  return fc
    .record({ config, mutations, bend: fc.option(bend, { nil: undefined, freq: 6 }) })
    .map(({ config: sound, mutations: changes, bend: change }) => ({ draft: changes.reduce<Draft>(mutated, sound), bend: change }));
}

const oneOf = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

function mutated(root: Draft, { kind, pick, other, raw, key }: Mutation): Draft {
  const all = places(root);
  const change = (place: Place | undefined, by: (node: Draft) => Draft): Draft => (place ? replaced(root, place.path, by) : root);
  const scalars = all.filter(({ node }) => node.kind === 'scalar');
  const maps = all.filter(({ node }) => node.kind === 'map' && node.entries.length > 0);
  const lists = all.filter(({ node }) => node.kind === 'list');
  const inMap = (by: (map: MapDraft, index: number) => Draft): Draft =>
    change(oneOf(maps, pick), node => (node.kind === 'map' ? by(node, other % node.entries.length) : node));
  switch (kind) {
    case 'misspell':
      return inMap((map, index) => withEntry(map, index, entry => ({ ...entry, key: misspelt(entry.key, other) })));
    case 'odd key':
      return inMap((map, index) => withEntry(map, index, entry => ({ ...entry, key })));
    case 'move': {
      const from = oneOf(maps, pick)?.node;
      const moved = from?.kind === 'map' ? oneOf(from.entries, other) : undefined;
      return change(oneOf(maps, other), node => (node.kind === 'map' && moved ? { ...node, entries: [...node.entries, moved] } : node));
    }
    case 'odd value':
      return change(oneOf(scalars.length > 0 && other % 4 > 0 ? scalars : all, pick), () => scalarDraft(raw));
    case 'fitting value':
      return change(oneOf(scalars, pick), node => (node.kind === 'scalar' ? fitting(node.schema, other) : node));
    case 'null':
      return change(oneOf(all, pick), () => scalarDraft(other % 2 > 0 ? '' : 'null'));
    case 'empty':
      return change(oneOf(all, pick), () => scalarDraft(["''", '[]', '{}'][other % 3] ?? ''));
    case 'duplicate key':
      return inMap((map, index) => ({ ...map, entries: [...map.entries, ...map.entries.slice(index, index + 1)] }));
    case 'remove':
      return inMap((map, index) => ({ ...map, entries: map.entries.filter((_, i) => i !== index) }));
    case 'wrap':
      return change(oneOf(all, pick), node =>
        other % 2 > 0
          ? { kind: 'list', flow: other % 3 > 0, items: [node] }
          : { kind: 'map', flow: other % 3 > 0, entries: [{ key: 'a', value: node }] },
      );
    case 'unwrap':
      return change(oneOf(lists, pick), node => (node.kind === 'list' && node.items[0] ? node.items[0] : node));
    case 'duplicate item':
      return change(oneOf(lists, pick), node =>
        node.kind === 'list' ? { ...node, items: [...node.items, ...node.items.slice(0, 1)] } : node,
      );
    case 'add key':
      return change(oneOf(maps, pick), node => (node.kind === 'map' ? withAnother(node, other) : node));
    case 'alias': {
      const place = oneOf(all, pick);
      const target = oneOf(all, other);
      if (!place || !target || place.path.length === 0) return root;
      const anchored = replaced(root, target.path, node => ({ ...node, prefix: '&x' }));
      return replaced(anchored, place.path, () => scalarDraft('*x'));
    }
    case 'merge': {
      const target = oneOf(maps, other);
      if (!target) return root;
      const anchored = replaced(root, target.path, node => ({ ...node, prefix: '&x' }));
      const value = ['*x', '[*x]', '{a: b}', '{}', '[*x, {}]', 'x', '', '*y'][other % 8] ?? '*x';
      const merge: Entry = { key: '<<', value: scalarDraft(value) };
      return replaced(anchored, oneOf(maps, pick)?.path ?? [], node =>
        node.kind === 'map' ? { ...node, entries: [...node.entries, merge] } : node,
      );
    }
    case 'tag':
      return change(oneOf(all, pick), node => ({ ...node, prefix: oneOf(tags, other) ?? '!!str' }));
    case 'flow':
      return change(oneOf(all, pick), node => (node.kind === 'scalar' ? node : { ...node, flow: !node.flow }));
  }
}

const tags = [
  '!!str',
  '!!int',
  '!!float',
  '!!bool',
  '!!null',
  '!!binary',
  '!!map',
  '!!seq',
  '!!timestamp',
  '!',
  '!foo',
  '!!foo',
  '&a',
  '!!str &a',
  '&a !!str',
];

const withEntry = (map: MapDraft, at: number, by: (entry: Entry) => Entry): MapDraft => ({
  ...map,
  entries: map.entries.map((entry, index) => (index === at ? by(entry) : entry)),
});

function misspelt(key: string, pick: number): string {
  const where = pick % Math.max(1, key.length);
  const ways = [
    key.slice(0, where) + key.slice(where + 1),
    `${key.slice(0, where)}x${key.slice(where)}`,
    key.toUpperCase(),
    key.replaceAll('_', '-'),
    key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    `${key}s`,
    `${key} `,
    `"${key}"`,
    `!!str ${key}`,
    key.charAt(0).toUpperCase() + key.slice(1),
  ];
  return oneOf(ways, Math.floor(pick / 7)) ?? key;
}

/** A value that the schema has in mind, and one that it has not, in turns. */
function fitting(schema: Schema | undefined, pick: number): Draft {
  const texts = schema?.kind === 'scalar' ? (textsOf[schema.format.name] ?? [schema.format.example]) : [];
  const values = schema?.kind === 'enum' ? schema.values.flatMap(({ value }) => [value, value.toUpperCase(), `${value}x`, '']) : texts;
  const text = oneOf(values, pick) ?? '';
  const unquoted = schema?.kind === 'scalar' && schema.format.yaml !== 'string';
  const [raw = text] = unquoted ? [] : fc.sample(styled(text), { numRuns: 1, seed: pick });
  return scalarDraft(raw, schema);
}

/** Another key of the record, with the plainest value that it takes. */
function withAnother(map: MapDraft, pick: number): MapDraft {
  const key = oneOf(Object.keys(map.record?.fields ?? {}), pick);
  const field = key === undefined ? undefined : map.record?.fields[key];
  if (key === undefined || !field) return map;
  const type = typeof field.type === 'function' ? field.type() : field.type;
  return { ...map, entries: [...map.entries, { key, value: plainest(type) }] };
}

function plainest(schema: Schema): Draft {
  switch (schema.kind) {
    case 'scalar':
      return scalarDraft(schema.format.yaml === 'string' ? JSON.stringify(schema.format.example) : schema.format.example, schema);
    case 'enum':
      return scalarDraft(JSON.stringify(schema.values[0]?.value ?? ''), schema);
    case 'list': {
      const item = typeof schema.item === 'function' ? schema.item() : schema.item;
      return { kind: 'list', flow: false, items: [plainest(item)] };
    }
    case 'record': {
      const needed = Object.entries(schema.fields).filter(([, field]) => field.required);
      const entries = needed.map(([key, { type }]) => ({ key, value: plainest(typeof type === 'function' ? type() : type) }));
      return { kind: 'map', flow: false, entries, record: schema };
    }
    case 'map':
    case 'oneOf':
      return { kind: 'map', flow: false, entries: [] };
    case 'embedded':
      return scalarDraft('up', schema);
  }
}
