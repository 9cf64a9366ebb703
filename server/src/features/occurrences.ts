import type { PrometheusDocument } from '../documents/document.ts';
import type { Name } from '../workspace/names.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ScalarNode } from '../yaml/tree.ts';

/** A name where it stands. */
export interface Occurrence {
  readonly document: PrometheusDocument;
  readonly name: Name;
}

/** Every place in the projects of a document where a name means the same as there, definitions and uses. */
export async function occurrencesOf(document: PrometheusDocument, name: Name, workspace: Workspace): Promise<readonly Occurrence[]> {
  const documents = await documentsFor(document, name, workspace);
  return documents.flatMap(each => alike(name, each, workspace.names.in(each)));
}

/** The places among them where it is defined. */
export async function definitionsOf(document: PrometheusDocument, name: Name, workspace: Workspace): Promise<readonly Occurrence[]> {
  const documents = await documentsFor(document, name, workspace);
  return documents.flatMap(each => alike(name, each, workspace.names.definedIn(each)));
}

const alike = ({ kind, text }: Name, document: PrometheusDocument, names: readonly Name[]): readonly Occurrence[] =>
  names.flatMap(other => (other.kind === kind && other.text === text ? [{ document, name: other }] : []));

/** Two files may each have a group of one name: they have nothing to do with one another. */
const documentsFor = async (document: PrometheusDocument, { kind }: Name, workspace: Workspace): Promise<readonly PrometheusDocument[]> =>
  kind === 'rule group' ? [document] : documentsAround(document, workspace);

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
