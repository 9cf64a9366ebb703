import { newestVersion, type Version } from '../version.ts';
import { originOf } from '../yaml/moved.ts';
import { isNull } from '../yaml/scalar.ts';
import { type AliasNode, type Node, resolveAlias, type Span } from '../yaml/tree.ts';
import { checkMap, checkRecord, missingFromNothing } from './checkKeys.ts';
import { checkScalar } from './checkScalar.ts';
import type { Concrete } from './choose.ts';
import { type Duties, dutiesOf } from './duties.ts';
import { isThere } from './lifespan.ts';
import { children, type Match, rootMatch } from './match.ts';
import { wrongShape } from './shape.ts';
import { type Problem, shifted } from './problem.ts';
import type { ListSchema, RecordSchema, Ref } from './types.ts';
import type { Views } from './view.ts';

/**
 * What is known of subtrees by content: a block that did not change since the last version of its document is not checked again. One for
 * each kind of document and each release of Prometheus.
 */
export interface CheckMemo {
  readonly problems: WeakMap<Node, Map<Concrete, readonly Problem[]>>;
  readonly views: Views;
}

export const createCheckMemo = (): CheckMemo => ({ problems: new WeakMap(), views: new WeakMap() });

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
    if (by === 0) return this.#written(match, selfOf(match, 0));
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
    const { problems: all } = this.#memo;
    const known = all.get(match.node)?.get(match.schema);
    if (known) return known;
    const problems = this.#written(match, self());
    const bySchema = all.get(match.node) ?? new Map<Concrete, readonly Problem[]>();
    all.set(match.node, bySchema.set(match.schema, problems));
    return problems;
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
        return node.kind === 'sequence' ? [...checkList(match, schema), ...this.#children(match)] : wrongShape(match, self);
      case 'scalar':
      case 'enum':
      case 'embedded':
        return node.kind === 'scalar' ? checkScalar(schema, node, this.#version) : wrongShape(match, self);
    }
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

function* checkList(match: Match, schema: ListSchema): Iterable<Problem> {
  const node = resolveAlias(match.node);
  if (node?.kind !== 'sequence') return;
  if (schema.nonEmpty !== undefined && node.items.length === 0) {
    yield { code: 'empty-list', severity: 'error', message: schema.nonEmpty, start: node.start, end: node.end };
  }
  if (!schema.noNullItems) return;
  for (const item of node.items) {
    if (!isNull(item.value)) continue;
    const message = node.flow
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
