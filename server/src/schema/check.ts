import { newestVersion, type Version } from '../version.ts';
import { originOf } from '../yaml/moved.ts';
import { itemAt, type PlacedStretch, type Stretch, stretchesOf } from '../yaml/stretches.ts';
import { isNull, isOddNull } from '../yaml/scalar.ts';
import { type AliasNode, type MappingNode, type Node, resolveAlias, type ScalarNode, type SequenceNode, type Span } from '../yaml/tree.ts';
import { checkMap, checkNames, checkRecord, missingFromNothing } from './checkKeys.ts';
import { checkOddNull, checkScalar } from './checkScalar.ts';
import type { Concrete } from './choose.ts';
import { type Duties, dutiesOf } from './duties.ts';
import { isThere } from './lifespan.ts';
import { children, itemMatches, type Match, rootMatch } from './match.ts';
import { wrongShape } from './shape.ts';
import { type Problem, shifted } from './problem.ts';
import type { ListSchema, RecordSchema, Ref } from './types.ts';
import { createViews, isMerge, type Views } from './view.ts';

/**
 * What is known of subtrees by content: a block that did not change since the last version of its document is not checked again. One for
 * each kind of document and each release of Prometheus.
 */
export interface CheckMemo {
  readonly problems: WeakMap<Node | Stretch, Map<Concrete, readonly Problem[]>>;
  readonly views: Views;
}

export const createCheckMemo = (): CheckMemo => ({ problems: new WeakMap(), views: createViews() });

interface CheckOptions {
  readonly memo?: CheckMemo;
  /** The release of Prometheus that is to read it. */
  readonly version?: Version;
}

/** Holds a tree against a schema. Problems come in the order of the text. */
export function check(
  schema: Ref,
  root: Node | null,
  { memo = createCheckMemo(), version = newestVersion }: CheckOptions = {},
): readonly Problem[] {
  const match = rootMatch(schema, root);
  const olderYaml = match.schema.kind === 'record' && match.schema.olderYaml === true;
  const problems = new Checker(memo, { version, olderYaml }).match(match);
  return [...problems].sort((a, b) => a.start - b.start || a.end - b.end);
}

class Checker {
  readonly #memo: CheckMemo;
  readonly #version: Version;
  readonly #olderYaml: boolean;
  readonly #duties = new Map<RecordSchema, Duties>();

  constructor(memo: CheckMemo, { version, olderYaml }: { readonly version: Version; readonly olderYaml: boolean }) {
    this.#memo = memo;
    this.#version = version;
    this.#olderYaml = olderYaml;
  }

  match(match: Match): readonly Problem[] {
    const { node } = match;
    if (node?.kind === 'alias') return this.#alias(match, node);
    if (node === null) return this.#written(match, selfOf(match, 0));
    const { node: origin, by } = originOf(node);
    if (origin === node) return this.#written(match, selfOf(match, 0));
    return this.#remembered({ ...match, node: origin }, () => selfOf(match, by)).map(problem => shifted(problem, by));
  }

  /** What is wrong behind an alias shows at the alias: the anchor may be right where it stands. */
  #alias(match: Match, alias: AliasNode): readonly Problem[] {
    const target = resolveAlias(alias);
    if (!target) return [];
    return behindAlias(
      alias,
      this.#remembered({ ...match, node: target }, () => target),
    );
  }

  #remembered(match: Match & { readonly node: Node }, self: () => Span): readonly Problem[] {
    return this.#once(match.node, match.schema, () => this.#written(match, self()));
  }

  #once(content: Node | Stretch, schema: Concrete, find: () => readonly Problem[]): readonly Problem[] {
    const { problems: all } = this.#memo;
    const known = all.get(content)?.get(schema);
    if (known) return known;
    const problems = find();
    const bySchema = all.get(content) ?? new Map<Concrete, readonly Problem[]>();
    all.set(content, bySchema.set(schema, problems));
    return problems;
  }

  #list(match: Match, schema: ListSchema, node: SequenceNode): readonly Problem[] {
    const stretches = stretchesOf(node);
    const [only] = stretches;
    if (only?.stretch === node) return this.#stretch(match, schema, only);
    return stretches.flatMap(({ stretch, by }) =>
      this.#once(stretch, schema, () => this.#stretch(match, schema, { stretch, by: 0, first: 0 })).map(problem => shifted(problem, by)),
    );
  }

  #stretch(match: Match, schema: ListSchema, placed: PlacedStretch): readonly Problem[] {
    return [...nullItems(schema, placed.stretch, match), ...itemMatches(match, schema, placed).flatMap(item => this.match(item))];
  }

  #written(match: Match, self: Span): readonly Problem[] {
    const { schema } = match;
    const node = resolveAlias(match.node);
    // Absent and null are one thing; a whole file that is empty lacks all that it needs.
    if (this.#olderYaml && isOddNull(node)) return this.#oddNull(match, self);
    if (!node || isNull(node)) return match.at === 'root' && schema.kind === 'record' ? [...missingFromNothing(schema)] : [];
    switch (schema.kind) {
      case 'record':
        return node.kind === 'mapping'
          ? [
              ...checkRecord({
                match,
                schema,
                node,
                self,
                version: this.#version,
                olderYaml: this.#olderYaml,
                views: this.#memo.views,
                duties: this.#dutiesOf(schema),
              }),
              ...this.#children(match),
              ...this.#merged(match, node),
            ]
          : wrongShape(match, self);
      case 'map':
        return node.kind === 'mapping'
          ? [
              ...checkMap(schema, node, { version: this.#version, olderYaml: this.#olderYaml }),
              ...this.#children(match),
              ...this.#merged(match, node),
            ]
          : wrongShape(match, self);
      case 'list':
        return node.kind === 'sequence'
          ? [...emptyList(schema, node), ...this.#under(match, { schema, node, self }), ...this.#list(match, schema, node)]
          : wrongShape(match, self);
      case 'scalar':
      case 'enum':
      case 'embedded':
        return node.kind === 'scalar' ? checkScalar(schema, node, this.#version) : wrongShape(match, self);
    }
  }

  /** As if the list stood where such lists stand elsewhere. */
  #under(match: Match, { schema: { under }, node, self }: { schema: ListSchema; node: SequenceNode; self: Span }): readonly Problem[] {
    if (!under) return [];
    const { key, record: schema } = under;
    const { start, end } = node;
    const name: ScalarNode = { kind: 'scalar', text: key, style: 'plain', start, end: start };
    const around: MappingNode = {
      kind: 'mapping',
      flow: node.flow,
      start,
      end,
      pairs: [{ key: name, colon: start, value: node, start, end }],
    };
    return [
      ...checkRecord({
        match,
        schema,
        node: around,
        self,
        version: this.#version,
        olderYaml: this.#olderYaml,
        views: this.#memo.views,
        duties: this.#dutiesOf(schema),
      }),
    ];
  }

  /** `Null` is an empty block where a block is wanted, and an empty text or nothing for a single value. */
  #oddNull(match: Match, self: Span): readonly Problem[] {
    const { schema } = match;
    const node = resolveAlias(match.node);
    if (node?.kind !== 'scalar') return [];
    switch (schema.kind) {
      case 'record':
        return this.#written({ ...match, node: { kind: 'mapping', flow: true, pairs: [], start: node.start, end: node.end } }, self);
      case 'scalar':
      case 'enum':
      case 'embedded':
        return checkOddNull(schema, node, this.#version);
      case 'map':
      case 'list':
        return [];
    }
  }

  /** The values that come in by `<<`. The older reader reads each, also where another one takes its place. */
  #merged(match: Match, node: MappingNode): readonly Problem[] {
    const written = new Set(node.pairs.map(({ key }) => key.text));
    return node.pairs.filter(isMerge).flatMap(({ value }) => {
      const sources = value?.kind === 'sequence' ? value.items.map(item => item.value) : [value];
      return sources.flatMap(source => this.#mergedFrom(match, source, this.#olderYaml ? undefined : written));
    });
  }

  #mergedFrom(match: Match, source: Node | null, overwritten: ReadonlySet<string> = new Set()): readonly Problem[] {
    const merged = resolveAlias(source);
    if (merged?.kind !== 'mapping') return [];
    const node =
      overwritten.size === 0
        ? merged
        : { ...merged, pairs: merged.pairs.filter(({ key }) => key.text === '<<' || !overwritten.has(key.text)) };
    const inner = { ...match, node };
    const names = match.schema.kind === 'map' ? checkNames(match.schema, node, this.#version) : [];
    const problems = [...names, ...this.#children(inner), ...this.#merged(inner, node)];
    return source?.kind === 'alias'
      ? behindAlias(
          source,
          problems.filter(({ severity }) => severity === 'error'),
        )
      : problems;
  }

  #dutiesOf(schema: RecordSchema): Duties {
    const duties = this.#duties.get(schema) ?? dutiesOf(schema, this.#version);
    this.#duties.set(schema, duties);
    return duties;
  }

  /** What stands below a key that this release refuses is not looked at. */
  #children(match: Match): readonly Problem[] {
    const plain = match.schema.kind === 'record' ? this.#dutiesOf(match.schema).plain : undefined;
    return children(match)
      .filter(child => child.at !== 'field' || plain?.has(child.pair.key.text) || isThere(child.field, this.#version))
      .flatMap(child => this.match(child));
  }
}

/** What is wrong behind an alias, as one problem. */
function behindAlias({ name, start, end }: AliasNode, problems: readonly Problem[]): readonly Problem[] {
  const [first] = problems;
  if (!first) return [];
  const { code, severity, message } = first;
  return [{ code, severity, message: `What \`*${name}\` stands for does not fit here. ${message}`, start, end }];
}

function* emptyList({ nonEmpty }: ListSchema, list: SequenceNode): Iterable<Problem> {
  if (nonEmpty === undefined || itemAt(list, 0)) return;
  yield { code: 'empty-list', severity: 'error', message: nonEmpty, start: list.start, end: list.end };
}

function* nullItems({ noNullItems }: ListSchema, { items }: Stretch, { node }: Match): Iterable<Problem> {
  if (!noNullItems) return;
  for (const item of items) {
    if (!isNull(item.value)) continue;
    const list = resolveAlias(node);
    const message =
      list?.kind === 'sequence' && list.flow
        ? 'This entry is empty, which is refused here. Fill it in, or remove it.'
        : 'There is nothing behind this dash, and an empty entry is refused here. Fill it in, or remove the dash.';
    yield { code: 'null-item', severity: 'error', message, start: item.start, end: item.end, fix: { kind: 'remove' } };
  }
}

/** Where a finding on a record as a whole shows: its key, or the first key in it. `by` is how far the node was moved. */
function selfOf(match: Match, by: number): Span {
  if (match.at === 'field' || match.at === 'entry') {
    const { key } = match.pair;
    return { start: key.start - by, end: key.end - by };
  }
  const node = resolveAlias(match.node);
  if (!node) return { start: 0, end: 0 };
  const first = node.kind === 'mapping' ? node.pairs[0]?.key : undefined;
  const { start, end } = first ?? node;
  return { start: start - by, end: end - by };
}
