import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PrometheusDocument, Schemas } from '../documents/document.ts';
import { createDocuments } from '../documents/documents.ts';
import type { Host } from '../host.ts';

/** Files as documents, open or not: what stands in the editor wins over what is saved. Each is read once, until told that files changed. */
export interface Files {
  /** The documents of a file, each before those in it; none where no file is there, or none that may be read. */
  read(uri: string): Promise<readonly PrometheusDocument[]>;
  /** Null where that cannot be known. */
  find(folder: string, pattern: string): Promise<readonly string[] | null>;
  /** Files were written, made or removed. */
  changed(): void;
}

export interface FilesOptions {
  readonly host: Host;
  readonly schemas: Schemas;
  readonly open: (uri: string) => readonly PrometheusDocument[] | undefined;
}

export function createFiles({ host, schemas, open }: FilesOptions): Files {
  const closed = createDocuments(schemas);
  const reads = new Map<string, Promise<readonly PrometheusDocument[]>>();
  const finds = new Map<string, Promise<readonly string[] | null>>();
  /** What was read before the last change: the file may still be the same. */
  const versions = new Map<string, number>();

  const fromHost = async (uri: string): Promise<readonly PrometheusDocument[]> => {
    const file = await host.readFile(uri);
    if (!file) {
      closed.close(uri);
      versions.delete(uri);
      return [];
    }
    if (versions.get(uri) !== file.version) {
      closed.update(TextDocument.create(uri, uri.endsWith('.promql') ? 'promql' : 'yaml', file.version, file.text));
      versions.set(uri, file.version);
    }
    return closed.all(uri);
  };
  return {
    read(uri) {
      const documents = open(uri);
      return documents ? Promise.resolve(documents) : once(reads, uri, () => fromHost(uri));
    },
    find: (folder, pattern) => once(finds, `${folder}\n${pattern}`, () => host.findFiles(folder, pattern)),
    changed() {
      reads.clear();
      finds.clear();
    },
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const answer = known.get(key) ?? ask();
  known.set(key, answer);
  return answer;
}
