import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  PositionEncodingKind,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { abilitiesOf, foldersOf, noAbilities } from './editor/abilities.ts';
import { type Fit, fitFor } from './editor/fit.ts';
import { hostFor } from './editor/host.ts';
import { createLanguageService, fixAllKind } from './languageService.ts';
import { createProjectChecks } from './projectChecks.ts';
import { messages, type Requests, type ServerVersionParams } from './protocol.ts';

/** Where the settings stand in the editor's configuration. */
const section = 'prometheusWorkbench';

const capabilities: ServerCapabilities = {
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: TextDocumentSyncKind.Incremental,
  completionProvider: { triggerCharacters: [' ', ':', '-', '"', "'", '[', '{', ','] },
  hoverProvider: true,
  signatureHelpProvider: { triggerCharacters: ['(', ','] },
  documentSymbolProvider: true,
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentLinkProvider: {},
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  inlayHintProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  workspaceSymbolProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind] },
  diagnosticProvider: { identifier: 'prometheus', interFileDependencies: false, workspaceDiagnostics: false },
};

/** What is read counts as it stands; of what is only named, such as a certificate, that it is there. */
const watchers = [
  { globPattern: '**/*.{yml,yaml,json,rules,promql}' },
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
] as const;

/**
 * Answers an editor over a connection; `pages` is the folder that explains the codes of diagnostics. The one file, beside main.ts, that
 * knows there is one.
 */
export function serve(connection: Connection, pages?: string): void {
  const documents = new TextDocuments(TextDocument);
  let editor = noAbilities;
  let fit: Fit = fitFor(editor);
  let folders: readonly string[] = [];
  const host = hostFor(
    connection,
    () => editor.answers,
    () => ({ folders, documents: documents.keys() }),
  );
  const service = createLanguageService({ ...host, ...(pages !== undefined && { pages }) });
  const openFolders = (uris: readonly string[]): void => {
    folders = uris;
    service.openFolders(uris);
  };

  /** Nobody waits for it; an editor that refuses must not end the server with an unhandled rejection. */
  const told = (sent: Promise<void>): void => {
    sent.catch((error: unknown) => connection.console.log(`The editor did not take what was sent: ${String(error)}`));
  };
  const push = (uri: string): void => {
    const version = documents.get(uri)?.version;
    told(
      connection.sendDiagnostics({
        uri,
        diagnostics: fit.diagnostics(service.diagnostics(uri)),
        ...(version !== undefined && { version }),
      }),
    );
  };
  const around = createProjectChecks({
    open: () => documents.keys(),
    versionOf: uri => documents.get(uri)?.version,
    digestOf: uri => service.projectDigest(uri),
    check(uri) {
      // Without word of what happens to files, only asking again tells.
      if (!editor.watchesFiles) service.filesChanged();
      return service.projectDiagnostics(uri);
    },
    send(uri, version, found) {
      // An editor that asks for the others itself keeps these beside them; else one list has to hold both.
      const own = editor.pullsDiagnostics ? [] : service.diagnostics(uri);
      told(connection.sendDiagnostics({ uri, diagnostics: fit.diagnostics([...own, ...found]), version }));
    },
  });
  const recheck = (): void => {
    around.all();
    if (editor.refreshesHints) told(connection.languages.inlayHint.refresh());
    if (editor.refreshesDiagnostics) told(connection.languages.diagnostics.refresh());
    else if (!editor.pullsDiagnostics) for (const uri of documents.keys()) push(uri);
  };
  const readSettings = async (): Promise<void> => {
    service.configure(await connection.workspace.getConfiguration(section));
    recheck();
  };

  connection.onInitialize(params => {
    editor = abilitiesOf(params);
    fit = fitFor(editor);
    openFolders(foldersOf(params));
    return { capabilities, serverInfo: { name: 'Prometheus Workbench' } };
  });
  connection.onInitialized(async () => {
    if (editor.tellsFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        openFolders(((await connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri));
        around.all();
      });
    }
    if (editor.watchesFiles) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchers] });
    if (!editor.configures) return;
    await connection.client.register(DidChangeConfigurationNotification.type, { section });
    await readSettings();
  });
  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (editor.configures) return readSettings();
    service.configure(sectionOf(settings));
    recheck();
  });

  connection.onDidChangeWatchedFiles(() => {
    service.filesChanged();
    around.all();
  });

  documents.onDidChangeContent(({ document }) => {
    service.update(document);
    if (!editor.pullsDiagnostics) push(document.uri);
    around.changed(document.uri);
  });
  documents.onDidClose(({ document }) => {
    service.close(document.uri);
    // Closed without being saved, it counts as it stands in its file.
    service.filesChanged();
    told(connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }));
    around.closed(document.uri);
  });

  connection.languages.diagnostics.on(({ textDocument }) => ({
    kind: DocumentDiagnosticReportKind.Full,
    items: fit.diagnostics(service.diagnostics(textDocument.uri)),
  }));
  connection.onSignatureHelp(({ textDocument, position }) => service.signatureHelp(textDocument.uri, position));
  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    const { isIncomplete, items } = await service.nameCompletion(uri, position);
    return { isIncomplete, items: fit.completion([...service.completion(uri, position), ...items]) };
  });
  connection.onHover(async ({ textDocument: { uri }, position }) =>
    fit.hover((await service.nameHover(uri, position)) ?? service.hover(uri, position)),
  );
  connection.onDocumentSymbol(({ textDocument }) => [...service.documentSymbols(textDocument.uri)]);
  connection.onDefinition(async ({ textDocument, position }) => [...(await service.definition(textDocument.uri, position))]);
  connection.onReferences(async ({ textDocument, position, context }) => [
    ...(await service.references(textDocument.uri, position, context.includeDeclaration)),
  ]);
  connection.onPrepareRename(({ textDocument, position }) => service.prepareRename(textDocument.uri, position));
  connection.onRenameRequest(async ({ textDocument, position, newName }) => {
    const renaming = await service.rename(textDocument.uri, position, newName);
    return renaming.kind === 'edit' ? renaming.edit : new ResponseError(ErrorCodes.InvalidRequest, renaming.reason);
  });
  connection.onWorkspaceSymbol(async ({ query }) => [...(await service.workspaceSymbols(query))]);
  connection.onDocumentFormatting(({ textDocument }) => mutable(service.formatting(textDocument.uri)));
  connection.onDocumentRangeFormatting(({ textDocument, range }) => mutable(service.formatting(textDocument.uri, range)));
  connection.onCodeAction(async ({ textDocument: { uri }, range, context: { diagnostics, only } }) => {
    const quick = only?.some(kind => isWithin(CodeActionKind.QuickFix, kind)) ?? true;
    const rewrite = only?.some(kind => isWithin(CodeActionKind.RefactorRewrite, kind)) ?? true;
    return fit.actions([
      ...(only?.some(kind => isWithin(fixAllKind, kind)) ? service.fixAll(uri) : []),
      ...(quick ? service.codeActions(uri, range, diagnostics) : []),
      ...(quick ? await service.projectActions(uri, range, diagnostics) : []),
      ...(rewrite ? await service.conversions(uri, range) : []),
      ...(quick ? service.ignoreActions(uri, range, diagnostics) : []),
    ]);
  });
  connection.onDocumentLinks(async ({ textDocument }) => [...(await service.documentLinks(textDocument.uri))]);
  connection.onFoldingRanges(({ textDocument }) => mutable(service.foldingRanges(textDocument.uri)));
  connection.onSelectionRanges(({ textDocument, positions }) => mutable(service.selectionRanges(textDocument.uri, positions)));
  connection.languages.inlayHint.on(({ textDocument, range }) => [...service.inlayHints(textDocument.uri, range)]);

  connection.onNotification(messages.lookupChanged, () => service.lookupChanged());

  const own: Answers = {
    [messages.expressions]: ({ uri }) => service.expressions(uri),
    [messages.expressionAt]: ({ uri, position }) => service.expressionAt(uri, position),
    [messages.scrapeJobs]: ({ uri }) => service.scrapeJobs(uri),
    [messages.scrapeJobEdit]: params => service.scrapeJobEdit(params),
  };
  for (const [message, handle] of Object.entries(own)) connection.onRequest<unknown, void>(message, handle);

  connection.onNotification(messages.serverVersion, ({ version }: ServerVersionParams) => {
    service.connected(version);
    recheck();
  });

  documents.listen(connection);
  connection.listen();
}

/** Kinds of code actions are a tree, named by its branches. */
const isWithin = (kind: string, asked: string): boolean => asked === '' || kind === asked || kind.startsWith(`${asked}.`);

const mutable = <T>(items: readonly T[] | null): T[] | null => items && [...items];

/** Our own requests that an editor may send. */
type Answers = {
  readonly [M in Exclude<keyof Requests, 'prometheus/readFile' | 'prometheus/findFiles' | 'prometheus/lookup'>]: (
    params: Requests[M]['params'],
  ) => Requests[M]['result'];
};

const sectionOf = (settings: unknown): unknown =>
  typeof settings === 'object' && settings !== null && section in settings ? (settings as Record<string, unknown>)[section] : settings;
