import { type Concrete, optionsOf } from '../schema/choose.ts';
import { children, type Match, mappingOf } from '../schema/match.ts';
import type { EmbeddedSchema } from '../schema/types.ts';
import { type Pair, resolveAlias, type ScalarNode } from '../yaml/tree.ts';

/** A document within a document, such as the `prometheus.yml` of a ConfigMap. */
export interface EmbeddedText {
  readonly node: ScalarNode;
  /** The key that it stands under: a file name, where the document around it holds files. */
  readonly name: string;
  /** The pairs that it is one of, where the document around it holds files by name: the files of one folder, once they are mounted. */
  readonly folder: readonly Pair[];
  readonly encoding: EmbeddedSchema['encoding'];
  readonly language: Exclude<EmbeddedSchema['language'], 'promql' | 'template' | 'notification'>;
}

/** The documents that stand right in a document, in the order of its text. Only those are looked for whose schema can hold any. */
export function* embeddedTexts(match: Match): Iterable<EmbeddedText> {
  const { schema } = match;
  if (schema.kind === 'embedded') {
    const node = resolveAlias(match.node);
    if (match.node?.kind !== 'scalar' || node?.kind !== 'scalar') return;
    if (schema.language === 'promql' || schema.language === 'template' || schema.language === 'notification') return;
    const name = match.at === 'field' || match.at === 'entry' ? match.pair.key.text : '';
    const folder = match.at === 'entry' ? (mappingOf(match.parent)?.pairs ?? []) : [];
    yield { node, name, folder, encoding: schema.encoding, language: schema.language };
    return;
  }
  if (!mayHold(schema)) return;
  for (const child of children(match)) yield* embeddedTexts(child);
}

/** Most lists are long and hold none: nobody need look at each item for that. */
function mayHold(schema: Concrete): boolean {
  switch (schema.kind) {
    case 'record':
      return schema.holdsDocuments === true;
    case 'list':
      return optionsOf(schema.item).some(mayHold);
    case 'map':
      return optionsOf(schema.value).some(mayHold);
    case 'embedded':
      return true;
    case 'scalar':
    case 'enum':
      return false;
  }
}
