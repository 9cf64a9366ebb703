import * as vscode from 'vscode';
import type { Range } from '../../../../server/src/protocol.ts';
import { prefix } from '../../editor/contributions.ts';
import { assertNever } from '../../util/assertNever.ts';
import { type Change, shift } from './shift.ts';
import type { QueryRequest } from './request.ts';

/** What stands after an expression. */
type Outcome =
  | { readonly kind: 'running' }
  | { readonly kind: 'value'; readonly text: string; readonly details: string }
  /** `range` is the part of the expression at fault, where the server named one. */
  | { readonly kind: 'error'; readonly message: string; readonly range?: Range };

/** Results of queries after their expressions, and the errors of queries as diagnostics. An edit of the line takes both away. */
export interface InlineResults extends vscode.Disposable {
  show(request: QueryRequest, outcome: Outcome): void;
  remove(request: QueryRequest): void;
  clear(): void;
}

interface Shown {
  readonly range: Range;
  readonly outcome: Outcome;
}

export function createInlineResults(): InlineResults {
  const results = new Map<string, readonly Shown[]>();
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
    diagnostics.set(vscode.Uri.parse(uri), shown.flatMap(diagnosticOf));
  };
  const set = (uri: string, shown: readonly Shown[]): void => {
    if (shown.length === 0) results.delete(uri);
    else results.set(uri, shown);
    draw(uri);
  };
  const others = ({ uri, range }: QueryRequest): readonly Shown[] =>
    (results.get(uri) ?? []).filter(shown => shown.range.end.line !== range.end.line);

  const subscriptions = vscode.Disposable.from(
    diagnostics,
    value,
    error,
    vscode.window.onDidChangeVisibleTextEditors(() => [...results.keys()].forEach(draw)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => set(uri.toString(), [])),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const uri = document.uri.toString();
      const shown = results.get(uri);
      if (shown !== undefined && contentChanges.length > 0)
        set(
          uri,
          shown.flatMap(one => surviving(one, contentChanges)),
        );
    }),
  );

  return {
    show: (request, outcome) => set(request.uri, [...others(request), { range: request.range, outcome }]),
    remove: request => set(request.uri, others(request)),
    clear: () => [...results.keys()].forEach(uri => set(uri, [])),
    dispose: () => subscriptions.dispose(),
  };
}

const decoration = (color: string): vscode.TextEditorDecorationType =>
  vscode.window.createTextEditorDecorationType({
    after: { margin: '0 0 0 2em', color: new vscode.ThemeColor(color), fontStyle: 'italic' },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });

function after({ range, outcome }: Shown): vscode.DecorationOptions {
  const end = new vscode.Position(range.end.line, range.end.character);
  const whole = new vscode.Range(new vscode.Position(range.start.line, range.start.character), end);
  switch (outcome.kind) {
    case 'running':
      return { range: whole, renderOptions: { after: { contentText: '…' } } };
    case 'value':
      return { range: whole, hoverMessage: outcome.details, renderOptions: { after: { contentText: outcome.text } } };
    case 'error':
      return { range: whole, renderOptions: { after: { contentText: outcome.message } } };
    default:
      return assertNever(outcome);
  }
}

function diagnosticOf({ range, outcome }: Shown): readonly vscode.Diagnostic[] {
  if (outcome.kind !== 'error') return [];
  const { start, end } = outcome.range ?? range;
  const place = new vscode.Range(start.line, start.character, end.line, end.character);
  const diagnostic = new vscode.Diagnostic(place, outcome.message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'Prometheus';
  return [diagnostic];
}

function surviving(shown: Shown, changes: readonly Change[]): readonly Shown[] {
  // VS Code gives changes from the last to the first, so that each is in coordinates of the text before it.
  let range: Range | undefined = shown.range;
  for (const change of changes) range = range && shift(range, change);
  // The part at fault moved along; until the query runs again the whole expression is marked.
  if (range === undefined) return [];
  return range === shown.range ? [shown] : [{ range, outcome: withoutPart(shown.outcome) }];
}

function withoutPart(outcome: Outcome): Outcome {
  return outcome.kind === 'error' ? { kind: 'error', message: outcome.message } : outcome;
}
