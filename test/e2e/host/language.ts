import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answered, diagnosticsOf, openYaml } from './editor.ts';

const config = `global:
  scrape_interval: 30s
scrape_configs:
  - job_name: a
    static_configs:
      - targets: ['a:1']
`;

describe('the language server, asked by VS Code', () => {
  it('marks a second job of the same name', async () => {
    const document = await openYaml(`${config}  - job_name: a\n`);
    const [duplicate] = await diagnosticsOf(document, diagnostics => diagnostics.length > 0);
    assert.match(duplicate?.message ?? '', /\ba\b/);
    assert.equal(duplicate?.severity, vscode.DiagnosticSeverity.Error);
  });

  it('explains a key where the mouse rests', async () => {
    const document = await openYaml(config);
    const [hover] = await answered<vscode.Hover>(() =>
      vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, new vscode.Position(1, 4)),
    );
    const text = hover?.contents.map(content => (typeof content === 'string' ? content : content.value)).join('\n');
    assert.match(text ?? '', /scrape_interval/);
  });

  it('completes keys that are not there yet', async () => {
    const document = await openYaml(`${config}    \n`);
    const items = await answered(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(6, 4),
      );
      return list.items;
    });
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('metrics_path'), `metrics_path is not among ${labels.join(', ')}`);
    assert.ok(!labels.includes('job_name'), 'job_name is there already');
  });

  it('outlines the jobs', async () => {
    const document = await openYaml(config);
    const symbols = await answered<vscode.DocumentSymbol>(() =>
      vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri),
    );
    const names = (all: readonly vscode.DocumentSymbol[]): string[] => all.flatMap(({ name, children }) => [name, ...names(children)]);
    assert.ok(names(symbols).includes('a'), `the job is not among ${names(symbols).join(', ')}`);
  });
});
