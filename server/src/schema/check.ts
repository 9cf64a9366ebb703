import { newestVersion, type Version } from '../version.ts';
import { originOf } from '../yaml/moved.ts';
import { itemAt, type PlacedStretch, type Stretch, stretchesOf } from '../yaml/stretches.ts';
import { isNull } from '../yaml/scalar.ts';
import { type AliasNode, type MappingNode, type Node, resolveAlias, type ScalarNode, type SequenceNode, type Span } from '../yaml/tree.ts';
import { checkMap, checkRecord, missingFromNothing } from './checkKeys.ts';
import { checkScalar } from './checkScalar.ts';
import type { Concrete } from './choose.ts';
import { type Duties, dutiesOf } from './duties.ts';
import { isThere } from './lifespan.ts';
import { children, itemMatches, type Match, rootMatch } from './match.ts';
import { wrongShape } from './shape.ts';
import { type Problem, shifted } from './problem.ts';
import type { ListSchema, RecordSchema, Ref } from './types.ts';
import { createViews, type Views } from './view.ts';

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
  const problems = new Checker(memo, version).match(rootMatch(schema, root));
  return [...problems].sort((a, b) => a.start - b.start || a.end - b.end);
}

class Checker {
  readonly #memo: CheckMemo;
  readonly #version: Version;
  readonly #duties = new Map<RecordSchema, Duties>();

  constructor(memo: CheckMemo, version: Version) {
    this.#memo = memo;
    this.#version = version;
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
    const [first] = this.#remembered({ ...match, node: target }, () => target);
    if (!first) return [];
    const { code, severity, message } = first;
    return [
      { code, severity, message: `What \`*${alias.name}\` stands for does not fit here. ${message}`, start: alias.start, end: alias.end },
    ];
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
                views: this.#memo.views,
                duties: this.#dutiesOf(schema),
              }),
              ...this.#children(match),
            ]
          : wrongShape(match, self);
      case 'map':
        return node.kind === 'mapping' ? [...checkMap(schema, node, this.#version), ...this.#children(match)] : wrongShape(match, self);
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
        views: this.#memo.views,
        duties: this.#dutiesOf(schema),
      }),
    ];
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
