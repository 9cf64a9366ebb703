import { type InitializeParams, MarkupKind, ResourceOperationKind } from 'vscode-languageserver';

/** What an editor says that it can do, as far as answers differ by it. */
export interface Abilities {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesHints: boolean;
  readonly configures: boolean;
  readonly watchesFiles: boolean;
  readonly tellsFolders: boolean;
  /** It answers what the service asks of the world: `prometheus/readFile` and its like. */
  readonly answers: boolean;
  readonly fillsSnippets: boolean;
  readonly showsMarkdown: boolean;
  readonly showsRelated: boolean;
  readonly makesFiles: boolean;
}

/** Before an editor said anything. */
export const noAbilities: Abilities = abilitiesOf({ capabilities: {}, processId: null, rootUri: null });

export function abilitiesOf({ capabilities, initializationOptions }: InitializeParams): Abilities {
  const { textDocument, workspace } = capabilities;
  const told: unknown = initializationOptions;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    configures: workspace?.configuration === true && workspace.didChangeConfiguration?.dynamicRegistration === true,
    tellsFolders: workspace?.workspaceFolders === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    answers: typeof told === 'object' && told !== null && 'answersHost' in told && told.answersHost === true,
    fillsSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    showsMarkdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    showsRelated: (textDocument?.diagnostic ?? textDocument?.publishDiagnostics)?.relatedInformation === true,
    makesFiles: workspace?.workspaceEdit?.resourceOperations?.includes(ResourceOperationKind.Create) === true,
  };
}

/** The folders that the person opened, however the editor says it. */
export function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri === null ? [] : [rootUri];
}
