import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService, type LanguageService } from '../../server/src/languageService.ts';
import type { NewScrapeJob, Position, ScrapeJob, ScrapeJobEditResult } from '../../server/src/protocol.ts';
import { withCursor } from './cursor.ts';
import { type MemoryHost, memoryHost } from './memoryHost.ts';

export interface OpenDocument {
  readonly service: LanguageService;
  readonly host: MemoryHost;
  readonly uri: string;
  readonly source: TextDocument;
  readonly at: (offset: number) => Position;
}

/** One open document in a language service of its own. */
export function openDocument(text: string, { name = 'prometheus.yml', languageId = 'yaml' } = {}): OpenDocument {
  const host = memoryHost();
  const service = createLanguageService(host);
  const source = TextDocument.create(`file:///work/${name}`, languageId, 1, text);
  service.update(source);
  return { service, host, uri: source.uri, source, at: offset => source.positionAt(offset) };
}

/** The same with a cursor, marked by `|`. */
export function openAtCursor(marked: string, options?: Parameters<typeof openDocument>[1]): OpenDocument & { readonly position: Position } {
  const { text, offset } = withCursor(marked);
  const open = openDocument(text, options);
  return { ...open, position: open.at(offset) };
}

/** How a job gets into a text that is not open. */
export const jobEditIn = (text: string, job: NewScrapeJob, name = 'prometheus.yml'): ScrapeJobEditResult =>
  createLanguageService(memoryHost()).scrapeJobEdit({ uri: `file:///work/${name}`, text, job });

/** The scrape jobs of a text. */
export function jobsIn(text: string): readonly ScrapeJob[] {
  const { service, uri } = openDocument(text);
  return service.scrapeJobs(uri);
}
