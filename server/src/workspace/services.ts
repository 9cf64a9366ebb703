import type { PrometheusDocument } from '../documents/document.ts';
import { viewOf } from '../schema/view.ts';
import { resolveAlias } from '../yaml/tree.ts';
import type { Files } from './files.ts';
import { folderOf } from './uris.ts';

/** What the manifests around a document tell of where it runs and of the Services it may name. */
export interface Services {
  /** The namespace of the ConfigMap or Secret that holds the document, where it names one. */
  namespaceOf(document: PrometheusDocument): Promise<string | undefined>;
  /** The namespaces that have a Service of a name, as manifests in the same folder and open ones say. */
  namespacesOf(service: string, document: PrometheusDocument): Promise<ReadonlySet<string>>;
}

interface ServicesOptions {
  readonly files: Files;
  readonly allOpen: () => readonly PrometheusDocument[];
}

/** Files of a folder that are read to find Services. */
const maxFilesBeside = 100;

interface Manifest {
  readonly kind: string;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
}

export function createServices({ files, allOpen }: ServicesOptions): Services {
  const around = async (document: PrometheusDocument): Promise<readonly PrometheusDocument[]> => {
    const found = await Promise.all(['*.yml', '*.yaml'].map(pattern => files.find(folderOf(document.uri), pattern)));
    const uris = found.flatMap(answer => answer ?? []).slice(0, maxFilesBeside);
    return [...(await Promise.all(uris.map(uri => files.read(uri)))).flat(), ...allOpen()];
  };
  return {
    async namespaceOf(document) {
      const extent = document.toFile({ start: 0, end: document.text.length });
      const holders = (await files.read(document.uri)).filter(other => {
        const { start, end } = other.toFile({ start: 0, end: other.text.length });
        return other !== document && start <= extent.start && extent.end <= end;
      });
      return holders.map(holder => manifestOf(holder)?.namespace).find(namespace => namespace !== undefined);
    },
    async namespacesOf(service, document) {
      const manifests = (await around(document)).flatMap(each => manifestOf(each) ?? []);
      return new Set(
        manifests.flatMap(({ kind, name, namespace }) =>
          kind === 'Service' && name === service && namespace !== undefined ? [namespace] : [],
        ),
      );
    },
  };
}

function manifestOf({ tree }: PrometheusDocument): Manifest | undefined {
  const root = resolveAlias(tree.root);
  const manifest = root?.kind === 'mapping' ? viewOf(root) : undefined;
  const metadata = manifest?.record('metadata');
  const kind = manifest?.text('apiVersion') === 'v1' ? manifest.text('kind') : undefined;
  return kind === undefined ? undefined : { kind, name: metadata?.text('name'), namespace: metadata?.text('namespace') };
}
