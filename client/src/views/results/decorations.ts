import * as vscode from 'vscode';
import { commandUri } from '../../editor/contributed.ts';
import { prefix } from '../../editor/contributions.ts';
import { assertNever } from '../../util/assertNever.ts';
import { afterChanges, type Outcome, type Placed, put, settle } from './placed.ts';
import type { QueryRequest } from './request.ts';

/** A query whose result is awaited. */
export interface RunningQuery {
  /** Shown where the expression stands by then; not at all where its line was edited, or another query was run there. */
  finish(outcome: Outcome): void;
  giveUp(): void;
}

/** Results of queries after their expressions, and the errors of queries as diagnostics. An edit of the line takes both away. */
export interface InlineResults extends vscode.Disposable {
  begin(request: QueryRequest): RunningQuery;
  clear(): void;
}

export function createInlineResults(): InlineResults {
  const results = new Map<string, readonly Placed[]>();
  let runs = 0;
  const diagnostics = vscode.languages.createDiagnosticCollection(`${prefix}.query`);
  const value = decoration('editorCodeLens.foreground');
  const error = decoration('editorError.foreground');

  const draw = (uri: string): void => {
    const shown = results.get(uri) ?? [];
    for (const editor of vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri)) {
      const failed = shown.filter(({ outcome }) => outcome.kind === 'error');
      editor.setDecorations(error, failed.map(after));
      editor.setDecorations(value, shown.filter(({ outcome }) => outcome.kind !== 'error').map(after));
    }
    const file = vscode.Uri.parse(uri);
    diagnostics.set(
      file,
      shown.flatMap(diagnosticOf).filter(({ range }) => !isMarkedAlready(file, range)),
    );
  };
  const set = (uri: string, shown: readonly Placed[]): void => {
    if (shown.length === 0) results.delete(uri);
    else results.set(uri, shown);
    draw(uri);
  };
  const change = (uri: string, of: (shown: readonly Placed[]) => readonly Placed[]): void => set(uri, of(results.get(uri) ?? []));

  const subscriptions = vscode.Disposable.from(
    diagnostics,
    value,
    error,
    vscode.window.onDidChangeVisibleTextEditors(() => [...results.keys()].forEach(draw)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => set(uri.toString(), [])),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const uri = document.uri.toString();
      if (results.has(uri) && contentChanges.length > 0) change(uri, shown => afterChanges(shown, contentChanges));
    }),
  );

  return {
    begin: ({ uri, range }) => {
      runs += 1;
      const run = runs;
      change(uri, shown => put(shown, { run, range, outcome: { kind: 'running' } }));
      return {
        finish: outcome => change(uri, shown => settle(shown, { run, range, outcome })),
        giveUp: () => change(uri, shown => shown.filter(placed => placed.run !== run)),
      };
    },
    clear: () => [...results.keys()].forEach(uri => set(uri, [])),
    dispose: () => subscriptions.dispose(),
  };
}

const decoration = (color: string): vscode.TextEditorDecorationType =>
  vscode.window.createTextEditorDecorationType({
    after: { margin: '0 0 0 2em', color: new vscode.ThemeColor(color), fontStyle: 'italic' },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });

function after({ range, outcome }: Placed): vscode.DecorationOptions {
  const end = new vscode.Position(range.end.line, range.end.character);
  const whole = new vscode.Range(new vscode.Position(range.start.line, range.start.character), end);
  switch (outcome.kind) {
    case 'running':
      return { range: whole, renderOptions: { after: { contentText: '…' } } };
    case 'value':
      return {
        range: whole,
        hoverMessage: hoverOf(outcome),
        renderOptions: { after: { contentText: outcome.text } },
      };
    case 'error':
      return { range: whole, renderOptions: { after: { contentText: outcome.message } } };
    default:
      return assertNever(outcome);
  }
}

function hoverOf({ details, request }: Extract<Outcome, { kind: 'value' }>): vscode.MarkdownString {
  const hover = new vscode.MarkdownString().appendCodeblock(details, 'text');
  hover.isTrusted = { enabledCommands: [`${prefix}.showResults`] };
  return hover.appendMarkdown(`[${vscode.l10n.t('Table and graph')}](${commandUri('showResults', request)})`);
}

/** Whether the check while typing marks the mistake too, with what to write: Prometheus' word then stands behind the expression alone. */
function isMarkedAlready(uri: vscode.Uri, range: vscode.Range): boolean {
  return vscode.languages.getDiagnostics(uri).some(({ source, severity, range: marked }) => {
    const ofLanguage = source === 'prometheus' && severity === vscode.DiagnosticSeverity.Error;
    return ofLanguage && marked.intersection(range) !== undefined;
  });
}

function diagnosticOf({ range, outcome }: Placed): readonly vscode.Diagnostic[] {
  if (outcome.kind !== 'error') return [];
  const { start, end } = outcome.range ?? range;
  const place = new vscode.Range(start.line, start.character, end.line, end.character);
  const diagnostic = new vscode.Diagnostic(place, outcome.message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'Prometheus';
  return [diagnostic];
}
