import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  SelectionRange,
  SignatureHelp,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PrometheusDocument, Schemas, TextEdit } from './documents/document.ts';
import { createDocuments } from './documents/documents.ts';
import { codeActions } from './features/codeActions.ts';
import { withPages } from './features/codePages.ts';
import { completion } from './features/completion.ts';
import { conversionActions } from './features/conversions.ts';
import { definition } from './features/definition.ts';
import { diagnostics } from './features/diagnostics.ts';
import { documentLinks } from './features/documentLinks.ts';
import { documentSymbols } from './features/documentSymbols.ts';
import { encodedHover } from './features/encoded.ts';
import { expressionAt, expressions } from './features/expressions.ts';
import { fixAll } from './features/fixAll.ts';
import { foldingRanges } from './features/foldingRanges.ts';
import { formatting } from './features/formatting.ts';
import { hover } from './features/hover.ts';
import { projectActions, projectDiagnostics, projectDigest } from './features/projectDiagnostics.ts';
import { ignoreActions } from './features/ignoreActions.ts';
import { ignoreCompletion } from './features/ignoreCompletion.ts';
import { type Found, laterWithoutIgnored, withoutIgnored } from './features/ignored.ts';
import { inlayHints } from './features/inlayHints.ts';
import { nameHover } from './features/nameHover.ts';
import { pathCompletion } from './features/pathCompletion.ts';
import { promqlNames } from './features/promqlNames.ts';
import { promqlCompletion, promqlHover } from './features/promql.ts';
import { references } from './features/references.ts';
import { prepareRename, rename, type Renaming } from './features/rename.ts';
import { scrapeJobEdit } from './features/scrapeJobEdit.ts';
import { scrapeJobs } from './features/scrapeJobs.ts';
import { secretTextActions } from './features/secretTexts.ts';
import { selectionRange } from './features/selectionRanges.ts';
import { signatureHelp } from './features/signatureHelp.ts';
import { createReaders } from './features/readers.ts';
import { templateHover } from './features/template.ts';
import { workspaceSymbols } from './features/workspaceSymbols.ts';
import type { Host } from './host.ts';
import type { Expression, Position, Range, ScrapeJob, ScrapeJobEditParams, ScrapeJobEditResult } from './protocol.ts';
import { alertmanagerConfig } from './schemas/alertmanager/alertmanager.ts';
import { chartRelease, helmValues } from './schemas/helm/values.ts';
import { configMap, secret } from './schemas/manifests/configMap.ts';
import { manifests } from './schemas/manifests/index.ts';
import { prometheusConfig } from './schemas/prometheus.ts';
import { ruleFile } from './schemas/rules.ts';
import { ruleTestFile } from './schemas/ruleTests.ts';
import { jobList, scrapeConfigFile } from './schemas/scrape.ts';
import { jsonTargetsFile, targetsFile } from './schemas/targets.ts';
import { defaultSettings, parseSettings } from './settings.ts';
import { createWorkspace } from './workspace/workspace.ts';
import { newestVersion, parseVersion, type Version } from './version.ts';

export { fixAllKind } from './features/fixAll.ts';

/** Everything an editor or a command line can ask. Pure but for the open documents; a document that is not open has no answer. */
export interface LanguageService {
  /** A document was opened or changed. */
  update(document: TextDocument): void;
  close(uri: string): void;
  /** URIs of the folders that the person opened. */
  openFolders(uris: readonly string[]): void;
  /** Another Prometheus is connected. */
  lookupChanged(): void;
  /** Files were written, made or removed, open or not. */
  filesChanged(): void;
  configure(settings: unknown): void;
  /** The release of the connected Prometheus, as its build information has it; null where none is connected. */
  connected(version: string | null): void;
  /** Does the document hold anything of which there is something to say? */
  concerns(uri: string): boolean;
  diagnostics(uri: string): readonly Diagnostic[];
  /** What of a document matters to the findings on others: where it did not change, theirs did not either. */
  projectDigest(uri: string): string;
  /** What takes a look at other files; `diagnostics` does not wait for it. */
  projectDiagnostics(uri: string): Promise<readonly Diagnostic[]>;
  completion(uri: string, position: Position): readonly CompletionItem[];
  /** Names of the project and of the connected Prometheus, and paths of files, to stand beside those of `completion`. */
  nameCompletion(uri: string, position: Position): Promise<CompletionList>;
  hover(uri: string, position: Position): Hover | null;
  /** What a name stands for that is defined elsewhere; comes before `hover`. */
  nameHover(uri: string, position: Position): Promise<Hover | null>;
  documentSymbols(uri: string): readonly DocumentSymbol[];
  /** Null where there is nothing of ours in the file: an editor then folds and selects as it does by itself. */
  foldingRanges(uri: string): readonly FoldingRange[] | null;
  selectionRanges(uri: string, positions: readonly Position[]): readonly SelectionRange[] | null;
  inlayHints(uri: string, range: Range): readonly InlayHint[];
  signatureHelp(uri: string, position: Position): SignatureHelp | null;
  codeActions(uri: string, range: Range, shown: readonly Diagnostic[]): readonly CodeAction[];
  /** Comments that silence what is shown. */
  ignoreActions(uri: string, range: Range, shown: readonly Diagnostic[]): readonly CodeAction[];
  /** One change with every sure fix of a file. */
  fixAll(uri: string): readonly CodeAction[];
  /** Fixes for what `projectDiagnostics` shows. */
  projectActions(uri: string, range: Range, shown: readonly Diagnostic[]): Promise<readonly CodeAction[]>;
  /** Null where there is nothing of ours in the file: others may lay it out. */
  formatting(uri: string, range?: Range): readonly TextEdit[] | null;
  /** Files of another kind that the block at a range can become. */
  conversions(uri: string, range: Range): Promise<readonly CodeAction[]>;
  documentLinks(uri: string): Promise<readonly DocumentLink[]>;
  definition(uri: string, position: Position): Promise<readonly Location[]>;
  references(uri: string, position: Position, includeDeclaration: boolean): Promise<readonly Location[]>;
  prepareRename(uri: string, position: Position): Promise<{ readonly range: Range; readonly placeholder: string } | null>;
  rename(uri: string, position: Position, newName: string): Promise<Renaming>;
  workspaceSymbols(query: string): Promise<readonly WorkspaceSymbol[]>;
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
  jsonTargets: jsonTargetsFile,
  configMap,
  secret,
  helmValues,
  chartRelease,
  ...manifests,
  alertmanager: alertmanagerConfig,
};

interface Asked<T> {
  readonly uri: string;
  readonly position: Position;
  /** The answer where there is no document. */
  readonly otherwise: T;
}

const notRenamed: Renaming = { kind: 'refused', reason: 'The name could not be changed: see the log.' };

export function createLanguageService(host: Host, schemas: Schemas = ownSchemas): LanguageService {
  const documents = createDocuments(schemas);
  const opened = new Set<string>();
  let folders: readonly string[] = [];
  const workspace = createWorkspace({
    host,
    schemas,
    open: uri => (opened.has(uri) ? documents.all(uri) : undefined),
    allOpen: () => [...opened].flatMap(uri => documents.all(uri)),
    folders: () => folders,
  });
  let readers = createReaders();
  let settings = defaultSettings;
  let connectedVersion: Version | undefined;
  let version = newestVersion;
  /** The setting decides, else the connected server, else the newest release. */
  const chooseVersion = (): void => {
    const chosen = settings.prometheusVersion ?? connectedVersion ?? newestVersion;
    if (chosen === version) return;
    version = chosen;
    documents.follow(version);
    readers = createReaders(version);
  };
  /** A mistake of ours must not stop the person's work: it goes to the log, and the other answers go on. */
  const logFailure = (uri: string, error: unknown): void =>
    host.log(`An answer about ${uri} failed: ${error instanceof Error ? error.stack : String(error)}`);
  const answer = <T>(uri: string, read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      logFailure(uri, error);
      return otherwise;
    }
  };
  /** The documents of a file that a person can read, and write in. */
  const readable = (uri: string): readonly PrometheusDocument[] => documents.all(uri).filter(({ isEncoded }) => !isEncoded);
  /** What all documents of a file say, together. */
  const ofEach = <T>(uri: string, read: (document: PrometheusDocument) => readonly T[]): readonly T[] =>
    answer(uri, () => readable(uri).flatMap(document => read(document)), []);
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
  /** The same for what has to look at other files. */
  const later = async <T>(uri: string, read: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      logFailure(uri, error);
      return otherwise;
    }
  };
  const foundIn = (uri: string): Found => {
    return { documents: readable(uri), diagnostics: diagnostics(documents.all(uri), settings, readers) };
  };
  const concerns = (uri: string): boolean => answer(uri, () => documents.all(uri).some(({ kind }) => kind !== 'other'), false);
  const ofEachLater = <T>(uri: string, read: (document: PrometheusDocument) => Promise<readonly T[]>): Promise<readonly T[]> =>
    later(uri, async () => (await Promise.all(readable(uri).map(read))).flat(), []);
  const ofOneLater = <T>({ uri, position, otherwise }: Asked<T>, read: (document: PrometheusDocument) => Promise<T>): Promise<T> =>
    later(
      uri,
      async () => {
        const document = documents.at(uri, position);
        return document ? read(document) : otherwise;
      },
      otherwise,
    );
  return Object.freeze({
    update(document) {
      opened.add(document.uri);
      documents.update(document);
    },
    close(uri) {
      opened.delete(uri);
      documents.close(uri);
    },
    openFolders(uris) {
      folders = uris.map(uri => uri.replace(/\/$/, ''));
      workspace.files.changed();
    },
    lookupChanged: () => workspace.lookups.forget(),
    filesChanged: () => workspace.files.changed(),
    configure(sent) {
      settings = parseSettings(sent);
      chooseVersion();
    },
    connected(told) {
      connectedVersion = told === null ? undefined : parseVersion(told);
      chooseVersion();
    },
    concerns,
    diagnostics: uri => answer(uri, () => withPages(withoutIgnored(foundIn(uri), settings), host.pages), []),
    projectDigest: uri => answer(uri, () => JSON.stringify(documents.all(uri).map(document => projectDigest(document, workspace))), ''),
    projectDiagnostics: async uri => {
      const found = await ofEachLater(uri, document => projectDiagnostics(document, settings, workspace));
      const around = { documents: readable(uri), own: () => foundIn(uri).diagnostics, later: found };
      return answer(uri, () => withPages(laterWithoutIgnored(around, settings), host.pages), found);
    },
    completion: (uri, position) =>
      ofOne(
        uri,
        position,
        document => ignoreCompletion(document, position) ?? promqlCompletion(document, position) ?? completion(document, position),
      ) ?? [],
    hover: (uri, position) =>
      answer(uri, () => encodedHover(documents.all(uri), position), null) ??
      ofOne(uri, position, document => promqlHover(document, position) ?? templateHover(document, position) ?? hover(document, position)) ??
      null,
    documentSymbols: uri => answer(uri, () => documentSymbols(readable(uri)), []),
    foldingRanges: uri => (concerns(uri) ? ofEach(uri, foldingRanges) : null),
    selectionRanges: (uri, positions) =>
      concerns(uri)
        ? positions.map(position => {
            const around = () => documents.all(uri).filter(document => document.holds(position));
            return answer(uri, () => selectionRange(around(), position), { range: { start: position, end: position } });
          })
        : null,
    inlayHints: (uri, range) => (settings.inlayHints.enabled ? ofEach(uri, document => inlayHints(document, range)) : []),
    signatureHelp: (uri, position) => ofOne(uri, position, document => signatureHelp(document, position)) ?? null,
    codeActions: (uri, range, shown) => ofOne(uri, range.start, document => codeActions(document, { range, shown }, readers)) ?? [],
    ignoreActions: (uri, range, shown) => ofOne(uri, range.start, document => ignoreActions(document, { range, shown })) ?? [],
    fixAll: uri =>
      answer(uri, () => {
        const source = documents.source(uri);
        return source ? fixAll(source, documents.all(uri), { read: now => documents.read(now), readers }) : [];
      }, []),
    projectActions: (uri, range, shown) => ofEachLater(uri, document => projectActions(document, { range, shown }, workspace)),
    formatting: (uri, range) => (concerns(uri) ? answer(uri, () => formatting(readable(uri), range), []) : null),
    conversions: async (uri, range) => [
      ...answer(uri, () => secretTextActions(documents.all(uri), range), []),
      ...(await ofOneLater({ uri, position: range.start, otherwise: [] }, document => conversionActions(document, range, workspace))),
    ],
    documentLinks: uri => ofEachLater(uri, document => documentLinks(document, workspace)),
    nameCompletion: (uri, position) =>
      ofOneLater({ uri, position, otherwise: { isIncomplete: false, items: [] } }, async document => {
        const names = await promqlNames(document, position, workspace);
        return names.isIncomplete || names.items.length > 0 ? names : pathCompletion(document, position, workspace);
      }),
    nameHover: (uri, position) => ofOneLater({ uri, position, otherwise: null }, document => nameHover(document, position, workspace)),
    definition: (uri, position) => ofOneLater({ uri, position, otherwise: [] }, document => definition(document, position, workspace)),
    references: (uri, position, includeDeclaration) =>
      ofOneLater({ uri, position, otherwise: [] }, document => references(document, { position, includeDeclaration }, workspace)),
    prepareRename: (uri, position) =>
      ofOneLater({ uri, position, otherwise: null }, document => prepareRename(document, position, workspace)),
    rename: (uri, position, newName) =>
      ofOneLater({ uri, position, otherwise: notRenamed }, document => rename(document, { position, newName }, workspace)),
    workspaceSymbols: query => later('the workspace', () => workspaceSymbols(query, workspace), []),
    expressions: uri => ofEach(uri, expressions),
    expressionAt: (uri, position) => ofOne(uri, position, document => expressionAt(document, position)) ?? null,
    scrapeJobs: uri => ofEach(uri, scrapeJobs),
    scrapeJobEdit: ({ uri, text, job }) => scrapeJobEdit(documents.read(TextDocument.create(uri, 'yaml', 0, text)), job),
  } satisfies LanguageService);
}
