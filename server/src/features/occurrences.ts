import type { PrometheusDocument } from '../documents/document.ts';
import type { Name } from '../workspace/names.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ScalarNode } from '../yaml/tree.ts';

/** A name where it stands. */
export interface Occurrence {
  readonly document: PrometheusDocument;
  readonly name: Name;
}

/** The name that an offset touches. */
export function nameAt(document: PrometheusDocument, offset: number, { names }: Workspace): Name | undefined {
  return names(document).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** Every place in the projects of a document where a name means the same as there, definitions and uses. */
export async function occurrencesOf(document: PrometheusDocument, name: Name, workspace: Workspace): Promise<readonly Occurrence[]> {
  const { kind, text } = name;
  // Two files may each have a group of one name: they have nothing to do with one another.
  const documents = kind === 'rule group' ? [document] : await documentsAround(document, workspace);
  return documents.flatMap(each =>
    workspace.names(each).flatMap(other => (other.kind === kind && other.text === text ? [{ document: each, name: other }] : [])),
  );
}

/** All documents of the projects that a document belongs to, and itself. */
export async function documentsAround(document: PrometheusDocument, { projects }: Workspace): Promise<readonly PrometheusDocument[]> {
  const around = await projects.of(document);
  const all = [document, ...around.flatMap(project => project.documents)];
  return [...new Set(all)];
}

/** The expression of the rule that a scalar names: the first one behind it, before the next rule begins. */
export function expressionOf(document: PrometheusDocument, { text, end }: ScalarNode): string | undefined {
  return document.islands.find(({ node, rule }) => rule.kind !== 'test' && rule.name === text && node.start >= end)?.text;
}
