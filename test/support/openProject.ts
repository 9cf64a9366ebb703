import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LookupRequest, LookupResult } from '../../server/src/host.ts';
import { createLanguageService, type LanguageService } from '../../server/src/languageService.ts';
import type { Position, Range } from '../../server/src/protocol.ts';
import { type MemoryHost, memoryHost } from './memoryHost.ts';

export interface OpenProject {
  readonly service: LanguageService;
  readonly host: MemoryHost;
  readonly open: (name: string, text?: string) => TextDocument;
  readonly uri: (name: string) => string;
  /** The text at a range of a file. */
  readonly at: (uri: string, range: Range) => string;
}

/** A folder of files, of which the named ones are open. */
export function openProject(
  files: Readonly<Record<string, string>>,
  open: readonly string[] = [],
  lookup?: (request: LookupRequest) => LookupResult,
): OpenProject {
  const uri = (name: string): string => `file:///work/${name}`;
  const host = memoryHost(Object.fromEntries(Object.entries(files).map(([name, text]) => [uri(name), text])), lookup ? { lookup } : {});
  const service = createLanguageService(host);
  const sources = new Map<string, TextDocument>();
  const documentOf = (name: string, text: string, version: number): TextDocument =>
    TextDocument.create(uri(name), name.endsWith('.promql') ? 'promql' : 'yaml', version, text);
  const project: OpenProject = {
    service,
    host,
    uri,
    open(name, text = files[name] ?? '') {
      const source = documentOf(name, text, (sources.get(uri(name))?.version ?? 0) + 1);
      sources.set(uri(name), source);
      service.update(source);
      return source;
    },
    at(where, range) {
      const name = where.slice(uri('').length);
      return (sources.get(where) ?? documentOf(name, files[name] ?? '', 0)).getText(range);
    },
  };
  for (const name of open) project.open(name);
  return project;
}

/** The same with one of the files open, and the position in it where a text begins first. */
export function projectAt(
  files: Readonly<Record<string, string>>,
  { name, text }: { readonly name: string; readonly text: string },
): OpenProject & { readonly position: Position; readonly here: string } {
  const project = openProject(files);
  const source = project.open(name);
  const offset = source.getText().indexOf(text);
  if (offset === -1) throw new Error(`There is no \`${text}\` in ${name}.`);
  return { ...project, position: source.positionAt(offset), here: source.uri };
}
