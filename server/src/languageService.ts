import type { CodeAction, CompletionItem, Diagnostic, DocumentSymbol, Hover } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
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
import { helmValues } from './schemas/helm/values.ts';
import { configMap, secret } from './schemas/manifests/configMap.ts';
import { prometheusConfig } from './schemas/prometheus.ts';
import { ruleFile } from './schemas/rules.ts';
import { ruleTestFile } from './schemas/ruleTests.ts';
import { scrapeConfigFile, scrapeJobs as jobList } from './schemas/scrape.ts';
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
  scrapeJobs: jobList,
  rules: ruleFile,
  ruleTests: ruleTestFile,
  targets: targetsFile,
  configMap,
  secret,
  helmValues,
};

export function createLanguageService(host: Host, schemas: Schemas = ownSchemas): LanguageService {
  const documents = createDocuments(schemas);
  const readers = createReaders();
  let settings = defaultSettings;
  const answer = <T>(uri: string, read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      // A mistake of ours must not stop the person's work: it goes to the log, and the other answers go on.
      host.log(`An answer about ${uri} failed: ${error instanceof Error ? error.stack : String(error)}`);
      return otherwise;
    }
  };
  /** What all documents of a file say, together. */
  const ofEach = <T>(uri: string, read: (document: PrometheusDocument) => readonly T[]): readonly T[] =>
    answer(uri, () => documents.all(uri).flatMap(document => read(document)), []);
  /** What the document at a position says. */
  const ofOne = <T>(uri: string, position: Position, read: (document: PrometheusDocument) => T): T | undefined =>
    answer(
      uri,
      () => {
        const document = documents.at(uri, position);
        return document && read(document);
      },
      undefined,
    );
  return Object.freeze({
    update: document => documents.update(document),
    close: uri => documents.close(uri),
    configure(sent) {
      settings = parseSettings(sent);
    },
    concerns: uri => answer(uri, () => documents.all(uri).some(({ kind }) => kind !== 'other'), false),
    diagnostics: uri => answer(uri, () => diagnostics(documents.all(uri), settings, readers), []),
    completion: (uri, position) =>
      ofOne(uri, position, document => promqlCompletion(document, position) ?? completion(document, position)) ?? [],
    hover: (uri, position) =>
      ofOne(uri, position, document => promqlHover(document, position) ?? templateHover(document, position) ?? hover(document, position)) ??
      null,
    documentSymbols: uri => ofEach(uri, documentSymbols),
    codeActions: (uri, range, shown) => ofOne(uri, range.start, document => codeActions(document, { range, shown }, readers)) ?? [],
    expressions: uri => ofEach(uri, expressions),
    expressionAt: (uri, position) => ofOne(uri, position, document => expressionAt(document, position)) ?? null,
    scrapeJobs: uri => ofEach(uri, scrapeJobs),
    scrapeJobEdit: ({ uri, text, job }) => scrapeJobEdit(documents.read(TextDocument.create(uri, 'yaml', 0, text)), job),
  } satisfies LanguageService);
}
