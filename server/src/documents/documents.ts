import type { Position, TextDocument } from 'vscode-languageserver-textdocument';
import type { PrometheusDocument, Schemas } from './document.ts';
import { newestVersion, type Version } from '../version.ts';
import { type FileMemory, readFile } from './file.ts';

/** The open files, each read once a version; a new version takes over all that did not change. */
export interface Documents {
  /** A file was opened or changed. */
  update(source: TextDocument): void;
  close(uri: string): void;
  /** The text of an open file. */
  source(uri: string): TextDocument | undefined;
  /** The documents of a file that need not be open. */
  read(source: TextDocument): readonly PrometheusDocument[];
  /** Every document of an open file, each before those that it holds; empty where the file is not open. */
  all(uri: string): readonly PrometheusDocument[];
  /** The innermost document that a position belongs to. */
  at(uri: string, position: Position): PrometheusDocument | undefined;
  /** Reads every document as this release of Prometheus does, from now on. */
  follow(version: Version): void;
}

interface Entry {
  readonly memory: FileMemory;
  source: TextDocument;
  documents?: readonly PrometheusDocument[];
}

export function createDocuments(schemas: Schemas): Documents {
  const entries = new Map<string, Entry>();
  let version = newestVersion;
  const all = (uri: string): readonly PrometheusDocument[] => {
    const entry = entries.get(uri);
    if (!entry) return [];
    entry.documents ??= readFile({ source: entry.source, schemas, memory: entry.memory, version });
    return entry.documents;
  };
  return {
    update(source) {
      const known = entries.get(source.uri);
      if (known) {
        known.source = source;
        delete known.documents;
      } else entries.set(source.uri, { memory: new Map(), source });
    },
    close(uri) {
      entries.delete(uri);
    },
    source: uri => entries.get(uri)?.source,
    read: source => readFile({ source, schemas, memory: new Map(), version }),
    all,
    follow(next) {
      if (next === version) return;
      version = next;
      for (const entry of entries.values()) {
        delete entry.documents;
        entry.memory.clear();
      }
    },
    at: (uri, position) => all(uri).findLast(document => document.holds(position)),
  };
}
