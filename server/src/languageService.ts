import type { CodeAction, CompletionItem, Diagnostic, DocumentSymbol, Hover } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { PrometheusDocument, Schemas } from './documents/document.ts';
import { createDocuments } from './documents/documents.ts';
import { codeActions } from './features/codeActions.ts';
import { completion } from './features/completion.ts';
import { diagnostics } from './features/diagnostics.ts';
import { documentSymbols } from './features/documentSymbols.ts';
import { expressionAt, expressions } from './features/expressions.ts';
import { hover } from './features/hover.ts';
import { promqlCompletion, promqlHover } from './features/promql.ts';
import { scrapeJobEdit } from './features/scrapeJobEdit.ts';
import { scrapeJobs } from './features/scrapeJobs.ts';
import { createReaders } from './features/readers.ts';
import { templateHover } from './features/template.ts';
import type { Host } from './host.ts';
import type { Expression, Position, Range, ScrapeJob, ScrapeJobEditParams, ScrapeJobEditResult } from './protocol.ts';
import { prometheusConfig } from './schemas/prometheus.ts';
import { ruleFile } from './schemas/rules.ts';
import { ruleTestFile } from './schemas/ruleTests.ts';
import { scrapeConfigFile } from './schemas/scrape.ts';
import { targetsFile } from './schemas/targets.ts';
import { defaultSettings, parseSettings } from './settings.ts';

/** Everything an editor or a command line can ask. Pure but for the open documents; a document that is not open has no answer. */
export interface LanguageService {
  /** A document was opened or changed. */
  update(document: TextDocument): void;
  close(uri: string): void;
  configure(settings: unknown): void;
  /** Does the document hold anything of which there is something to say? */
  concerns(uri: string): boolean;
  diagnostics(uri: string): readonly Diagnostic[];
  completion(uri: string, position: Position): readonly CompletionItem[];
  hover(uri: string, position: Position): Hover | null;
  documentSymbols(uri: string): readonly DocumentSymbol[];
  codeActions(uri: string, range: Range, shown: readonly Diagnostic[]): readonly CodeAction[];
  expressions(uri: string): readonly Expression[];
  expressionAt(uri: string, position: Position): Expression | null;
  scrapeJobs(uri: string): readonly ScrapeJob[];
  scrapeJobEdit(params: ScrapeJobEditParams): ScrapeJobEditResult;
}

const ownSchemas: Schemas = {
  config: prometheusConfig,
  scrapeConfigFile,
  rules: ruleFile,
  ruleTests: ruleTestFile,
  targets: targetsFile,
};

export function createLanguageService(host: Host, schemas: Schemas = ownSchemas): LanguageService {
  const documents = createDocuments(schemas);
  const readers = createReaders();
  let settings = defaultSettings;
  const of = <T>(uri: string, read: (document: PrometheusDocument) => T, otherwise: T): T => {
    try {
      const document = documents.get(uri);
      return document ? read(document) : otherwise;
    } catch (error) {
      // A mistake of ours must not stop the person's work: it goes to the log, and the other answers go on.
      host.log(`An answer about ${uri} failed: ${error instanceof Error ? error.stack : String(error)}`);
      return otherwise;
    }
  };
  return Object.freeze({
    update: document => documents.update(document),
    close: uri => documents.close(uri),
    configure(sent) {
      settings = parseSettings(sent);
    },
    concerns: uri => of(uri, ({ kind }) => kind !== 'other', false),
    diagnostics: uri => of(uri, document => diagnostics(document, settings, readers), []),
    completion: (uri, position) => of(uri, document => promqlCompletion(document, position) ?? completion(document, position), []),
    hover: (uri, position) =>
      of(uri, document => promqlHover(document, position) ?? templateHover(document, position) ?? hover(document, position), null),
    documentSymbols: uri => of(uri, documentSymbols, []),
    codeActions: (uri, range, shown) => of(uri, document => codeActions(document, { range, shown }, readers), []),
    expressions: uri => of(uri, expressions, []),
    expressionAt: (uri, position) => of(uri, document => expressionAt(document, position), null),
    scrapeJobs: uri => of(uri, document => (document.root ? scrapeJobs(document.text, document.tree.root) : []), []),
    scrapeJobEdit: ({ text, job }) => scrapeJobEdit(text, job),
  } satisfies LanguageService);
}
