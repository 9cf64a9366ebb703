import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { decodeBase64, encodeBase64 } from '../documents/base64.ts';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Range } from '../protocol.ts';
import { type EntryMatch, type Match, mappingOf, matchAt } from '../schema/match.ts';
import type { EmbeddedSchema } from '../schema/types.ts';
import { applySplices, type Splice } from '../yaml/edit.ts';
import { literalOf, type WrittenScalar } from '../yaml/literal.ts';
import { movePair } from '../yaml/movePair.ts';
import { parseYaml } from '../yaml/parse.ts';
import { type MappingNode, type Node, type Pair, pairOf, type ScalarNode } from '../yaml/tree.ts';

/**
 * Writes an encoded text as it is, or a text encoded, under the key that takes it so: `data` and `stringData` of a Secret. All other keys
 * and all comments stay, and nothing is written anywhere else.
 */
export function secretTextActions(documents: readonly PrometheusDocument[], range: Range): readonly CodeAction[] {
  return documents.flatMap(document => {
    if (document.isEncoded || !document.root || document.masks.length > 0 || document.tree.problems.length > 0) return [];
    if (!document.holds(range.start)) return [];
    const offset = document.offsetAt(range.start);
    const text = encodableAt(document.root, offset);
    const rewriting =
      text &&
      rewritingOf(
        text,
        offset,
        documents.some(({ holder }) => holder?.text.node === text.pair.value),
      );
    const splices = rewriting && spliced(document, rewriting);
    const edits = splices?.flatMap(splice => document.edit(splice, splice.text) ?? []);
    if (!rewriting || !edits || edits.length !== splices?.length) return [];
    return [
      {
        title: `${rewriting.title} \`${rewriting.pair.key.text}\` to ${rewriting.to}`,
        kind: CodeActionKind.RefactorRewrite,
        edit: { changes: { [document.uri]: edits } },
      },
    ];
  });
}

/** A text in a map that has a twin for the same texts in another writing. */
interface Encodable {
  readonly root: MappingNode;
  readonly from: string;
  readonly to: string;
  readonly pair: Pair & { readonly value: ScalarNode };
  readonly schema: EmbeddedSchema;
}

function encodableAt(root: Match, offset: number): Encodable | undefined {
  const entry = matchAt(root, offset);
  const around = entry.at === 'entry' ? entry.parent : undefined;
  const mapping = mappingOf(root);
  if (!mapping || entry.at !== 'entry' || around?.at !== 'field' || around.parent !== root) return undefined;
  const { twin } = around.field;
  const { schema, pair } = entry satisfies EntryMatch;
  if (twin === undefined || schema.kind !== 'embedded' || !isScalar(pair)) return undefined;
  return { root: mapping, from: around.pair.key.text, to: twin, pair, schema };
}

const isScalar = (pair: Pair): pair is Pair & { readonly value: ScalarNode } => pair.value?.kind === 'scalar';

interface Rewriting extends Encodable {
  readonly title: string;
  readonly value: WrittenScalar;
  /** What the value has to say in the end. */
  readonly says: string;
}

/** A text is encoded only for who points at its key; of texts that are none of Prometheus' nothing is offered. */
function rewritingOf(text: Encodable, offset: number, isKnown: boolean): Rewriting | undefined {
  const { pair, schema } = text;
  const written = pair.value.text;
  if (schema.encoding === undefined) {
    if (!isKnown || offset > pair.key.end) return undefined;
    const says = encodeBase64(written);
    return { ...text, title: 'Encode', value: { head: says, lines: [] }, says };
  }
  const decoded = decodeBase64(written);
  if (decoded !== undefined) return isKnown ? { ...text, title: 'Decode', value: literalOf(decoded), says: decoded } : undefined;
  return schema.format?.check(pair.value) ? { ...text, title: 'Move', value: literalOf(written), says: written } : undefined;
}

/** Nothing where the text would say something else afterwards. */
function spliced(document: PrometheusDocument, rewriting: Rewriting): readonly Splice[] | undefined {
  const splices = movePair(document.text, rewriting);
  if (!splices) return undefined;
  const { root, problems } = parseYaml(applySplices(document.text, splices));
  const said = below(below(root, rewriting.to), rewriting.pair.key.text);
  const isThere = problems.length === 0 && said?.kind === 'scalar' && said.text === rewriting.says;
  return isThere ? splices : undefined;
}

const below = (node: Node | null | undefined, key: string): Node | null | undefined =>
  node?.kind === 'mapping' ? pairOf(node, key)?.value : undefined;
