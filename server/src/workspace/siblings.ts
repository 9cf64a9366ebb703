import type { PrometheusDocument } from '../documents/document.ts';
import { matchesName } from '../goGlob.ts';
import type { DocumentHeld } from '../schema/types.ts';
import type { Pair, Span } from '../yaml/tree.ts';
import type { NamedPath } from './facts.ts';

/** A key of a ConfigMap or Secret, seen as the file that it becomes once the object is mounted. */
export interface Sibling {
  readonly name: string;
  /** The document of the object. */
  readonly document: PrometheusDocument;
  /** The key. */
  readonly span: Span;
}

/**
 * Other keys of the same object that a path may mean. Where the object is mounted nobody knows here, so that only the last part of the path
 * counts, and what is not among the keys may well be there.
 */
export function siblingsNamed(
  document: PrometheusDocument,
  { node, files }: NamedPath,
  inSameFile: readonly PrometheusDocument[],
): readonly Sibling[] {
  const { holder } = document;
  if (!holder) return [];
  const name = node.text.slice(node.text.lastIndexOf('/') + 1);
  const fits = ({ key, value }: Pair): boolean =>
    key.text === name ||
    (files.pattern === true &&
      matchesName(name, key.text) &&
      inSameFile.some(each => each.holder?.text.node === value && isFit(each, files.holds)));
  return holder.text.folder
    .filter(pair => pair.value !== holder.text.node && fits(pair))
    .map(({ key }) => ({ name: key.text, document: holder.document, span: key }));
}

/** A pattern may match the configuration that it stands in the folder of, which nobody means. */
function isFit({ kind }: PrometheusDocument, holds: DocumentHeld | undefined): boolean {
  return kind === holds || (kind === 'jsonTargets' && holds === 'targets') || (kind === 'config' && holds === 'scrapeConfigFile');
}
