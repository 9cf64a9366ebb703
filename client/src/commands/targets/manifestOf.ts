import type { Range } from '../../../../server/src/protocol.ts';

/** The custom resource that the Prometheus Operator made a job of. */
export interface Manifest {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['serviceMonitor', 'ServiceMonitor'],
  ['podMonitor', 'PodMonitor'],
  ['probe', 'Probe'],
  ['scrapeConfig', 'ScrapeConfig'],
]);

/** By the names that the operator gives its jobs (pkg/prometheus/promcfg.go): `serviceMonitor/NAMESPACE/NAME/ENDPOINT`, `probe/NAMESPACE/NAME`. */
export function manifestOf(pool: string): Manifest | undefined {
  const [first = '', namespace, name] = pool.split('/');
  const kind = kinds.get(first);
  return kind === undefined || namespace === undefined || name === undefined ? undefined : { kind, namespace, name };
}

/** The line with the resource's name in a text of manifests; one without a namespace stands in whichever it is applied to. */
export function manifestPlace(text: string, { kind, namespace, name }: Manifest): Range | undefined {
  let line = 0;
  for (const document of text.split(/^---.*$/m)) {
    const lines = document.split('\n');
    const at = lines.findIndex(each => valueAt(each, 'name', 2) === name);
    const own = lines.map(each => valueAt(each, 'namespace', 2)).find(value => value !== undefined);
    const isIt = lines.some(each => valueAt(each, 'kind', 0) === kind) && (own === undefined || own === namespace);
    const length = lines[at]?.trimEnd().length ?? 0;
    if (isIt && at >= 0) return { start: { line: line + at, character: 0 }, end: { line: line + at, character: length } };
    line += lines.length - 1;
  }
  return undefined;
}

function valueAt(line: string, key: string, indent: number): string | undefined {
  const [, value = ''] = new RegExp(`^ {${indent}}${key}: *(.*?) *(?:#.*)?$`).exec(line.trimEnd()) ?? [];
  return value === '' ? undefined : value.replace(/^(["'])(.*)\1$/, '$2');
}
