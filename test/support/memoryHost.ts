import { expandGlob } from '../../server/src/goGlob.ts';
import type { FileContent, Host, LookupRequest, LookupResult } from '../../server/src/host.ts';

/** A world of a few files, and a log that a test can look into. */
export interface MemoryHost extends Host {
  readonly logged: readonly string[];
  /** What was asked for, in order: `readFile file:///work/a.yml`. */
  readonly asked: readonly string[];
  write(uri: string, text: string | null): void;
}

interface World {
  /** All that may be known lies in it. */
  readonly folder?: string;
  readonly lookup?: (request: LookupRequest) => LookupResult;
}

export function memoryHost(files: Readonly<Record<string, string>> = {}, { folder = 'file:///work', lookup }: World = {}): MemoryHost {
  const logged: string[] = [];
  const asked: string[] = [];
  const kept = new Map(Object.entries(files).map(([uri, text]) => [uri, { text, version: 1 }]));
  const isKnown = (uri: string): boolean => uri === folder || uri.startsWith(`${folder}/`);
  const directory = (path: string) => {
    const inner = [...kept.keys()].filter(uri => uri.startsWith(`${path}/`)).map(uri => uri.slice(path.length + 1).split('/'));
    const named = new Map(inner.map(([name = '', ...rest]) => [name, { name, folder: rest.length > 0 }]));
    return [...named.values()];
  };
  return {
    logged,
    asked,
    write(uri, text) {
      const version = (kept.get(uri)?.version ?? 0) + 1;
      if (text === null) kept.delete(uri);
      else kept.set(uri, { text, version });
    },
    readFile: async (uri): Promise<FileContent | null> => {
      asked.push(`readFile ${uri}`);
      return isKnown(uri) ? (kept.get(uri) ?? null) : null;
    },
    findFiles: async (base, glob) => {
      asked.push(`findFiles ${base} ${glob}`);
      const at = (segments: readonly string[]): string => new URL(segments.join('/'), `${base}/`).href.replace(/\/$/, '');
      const looked: string[] = [];
      const found = await expandGlob(glob, async segments => {
        looked.push(at(segments));
        return directory(at(segments));
      });
      return looked.every(isKnown) ? found.map(at) : null;
    },
    lookup: async request => {
      asked.push(`lookup ${JSON.stringify(request)}`);
      return lookup?.(request) ?? { values: [], complete: false };
    },
    log: message => logged.push(message),
  };
}
