import { dump, loadAll, YAML11_SCHEMA, YAMLException } from 'js-yaml';
import { type ClusterObject, isClusterObject } from './objects.ts';
import { isRecord, listOf, recordOf, textOf as textOfField, type UnknownRecord } from './unknown.ts';

/** The objects of a text, or why there are none; lines count from 0. */
export type Manifests =
  | { readonly kind: 'objects'; readonly objects: readonly ClusterObject[] }
  | { readonly kind: 'unreadable'; readonly line: number; readonly reason: string };

/** The objects of a YAML text as kubectl takes them: YAML 1.1, where `yes` is true and 0644 is octal, empty documents left out, a `List` taken apart. */
export function objectsOf(text: string): Manifests {
  try {
    const values = loadAll(text, { schema: YAML11_SCHEMA }).filter(value => value !== null && value !== undefined);
    const objects = values.flatMap(value => (isRecord(value) && value['kind'] === 'List' ? listOf(value['items']) : [value]));
    const named = objects.filter(isClusterObject).filter(({ metadata }) => typeof metadata['name'] === 'string');
    if (named.length === objects.length) return { kind: 'objects', objects: named };
    return {
      kind: 'unreadable',
      line: 0,
      reason: 'Not all that is in this file is a Kubernetes object with apiVersion, kind and metadata.name.',
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { kind: 'unreadable', line: error.mark?.line ?? 0, reason: `${error.reason ?? error.message}.` };
  }
}

/** The names of the jobs of a prometheus.yml, in order; none where it cannot be read. */
export function jobNamesOf(config: string): readonly string[] {
  try {
    const [root] = loadAll(config, { schema: YAML11_SCHEMA });
    return listOf(recordOf(root)['scrape_configs']).flatMap(job => textOfField(recordOf(job)['job_name']) ?? []);
  } catch {
    return [];
  }
}

/** What the API server keeps for itself, and a person neither writes nor compares. */
const bookkeeping = new Set(['managedFields', 'resourceVersion', 'uid', 'generation', 'creationTimestamp', 'selfLink']);
const copyOfAll = 'kubectl.kubernetes.io/last-applied-configuration';

/** An object as a person compares it: without the API server's bookkeeping and status, and a Secret's texts as texts. */
export function textOf(object: ClusterObject): string {
  const { apiVersion, kind, metadata, status: _, ...rest } = object;
  const shown = { apiVersion, kind, metadata: metadataOf(metadata), ...(kind === 'Secret' ? readable(rest) : rest) };
  return dump(shown, { lineWidth: -1, noRefs: true });
}

function metadataOf(metadata: UnknownRecord): UnknownRecord {
  const { annotations, ...kept } = Object.fromEntries(Object.entries(metadata).filter(([field]) => !bookkeeping.has(field)));
  const others = Object.entries(recordOf(annotations)).filter(([name]) => name !== copyOfAll);
  return others.length === 0 ? kept : { ...kept, annotations: Object.fromEntries(others) };
}

function readable({ data, ...rest }: UnknownRecord): UnknownRecord {
  const entries = Object.entries(recordOf(data)).map(([key, value]) => [key, decoded(value)] as const);
  return entries.length === 0 ? rest : { ...rest, stringData: Object.fromEntries(entries) };
}

/** What is no text stays as it is. */
function decoded(value: unknown): unknown {
  try {
    return typeof value === 'string' ? new TextDecoder('utf8', { fatal: true }).decode(Buffer.from(value, 'base64')) : value;
  } catch {
    return value;
  }
}
