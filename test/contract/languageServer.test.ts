/** The language server as any editor starts it: over standard input and output, with files from disk. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientCapabilities, type CompletionList, type Diagnostic, type Hover, InsertTextFormat } from 'vscode-languageserver';
import { buildInOwnFolder } from '../bench/ownBuild.ts';
import { type BareEditorOptions, startBareEditor } from '../support/bareEditor.ts';

const text = `global:
  scrape_intervall: 15s
rule_files:
  - rules/*.yml
  - nowhere/*.yml
scrape_configs:
  - job_name: a
  - job_name: a
    sch
`;

const rich: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    publishDiagnostics: { relatedInformation: true },
  },
};

describe('the language server over standard input and output', () => {
  let build = '';
  let folder = '';
  beforeAll(async () => {
    build = await buildInOwnFolder();
    folder = mkdtempSync(path.join(tmpdir(), 'lsp-'));
    mkdirSync(path.join(folder, 'rules'));
    writeFileSync(path.join(folder, 'rules/a.yml'), 'groups:\n  - name: a\n    rules: [{ record: a:b, expr: up }]\n');
  });
  afterAll(() => {
    for (const made of [build, folder]) rmSync(made, { recursive: true, force: true });
  });

  const start = (options: Omit<BareEditorOptions, 'server' | 'rootUri'> = {}) =>
    startBareEditor({ server: path.join(build, 'dist/server.js'), rootUri: pathToFileURL(folder).href, ...options });
  const uri = (): string => pathToFileURL(path.join(folder, 'prometheus.yml')).href;
  const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
  const around = (diagnostics: readonly Diagnostic[]): boolean => codes(diagnostics).includes('no-matching-file');

  const askAt = async (editor: Awaited<ReturnType<typeof start>>) => {
    const document = { textDocument: { uri: uri() } };
    const list = await editor.connection.sendRequest<CompletionList>('textDocument/completion', {
      ...document,
      position: { line: 8, character: 7 },
    });
    const hover = await editor.connection.sendRequest<Hover>('textDocument/hover', { ...document, position: { line: 5, character: 3 } });
    return { items: list.items, hover: hover.contents };
  };

  it('serves an editor that can do nothing more than LSP asks for', async () => {
    const editor = await start();
    expect(editor.initialized.capabilities.positionEncoding).toBe('utf-16');
    await editor.open(uri(), text);
    const diagnostics = await editor.pushed(uri(), around);
    expect(codes(diagnostics)).toEqual(expect.arrayContaining(['unknown-key', 'duplicate-name', 'no-matching-file']));
    expect(diagnostics.filter(({ relatedInformation }) => relatedInformation)).toEqual([]);
    const { items, hover } = await askAt(editor);
    expect(items.map(({ label }) => label)).toContain('scheme');
    expect(items.filter(({ insertTextFormat }) => insertTextFormat === InsertTextFormat.Snippet)).toEqual([]);
    expect(items.filter(({ textEdit }) => textEdit?.newText.includes('$'))).toEqual([]);
    expect(hover).toMatchObject({ kind: 'plaintext' });
    expect(editor.asked).toEqual([]);
    await editor.connection.sendRequest('shutdown');
    await editor.connection.sendNotification('exit');
    expect(await editor.ended).toBe(0);
  });

  it('gives an editor that can take it all there is', async () => {
    const editor = await start({ capabilities: rich });
    await editor.open(uri(), text);
    const diagnostics = await editor.pushed(uri(), around);
    expect(diagnostics.some(({ relatedInformation }) => relatedInformation !== undefined)).toBe(true);
    const { items, hover } = await askAt(editor);
    expect(items.some(({ insertTextFormat }) => insertTextFormat === InsertTextFormat.Snippet)).toBe(true);
    expect(hover).toMatchObject({ kind: 'markdown' });
    editor.child.kill();
    await editor.ended;
  });

  it('answers an editor that asks for diagnostics, and sends it what takes a look at other files', async () => {
    const editor = await start({ capabilities: { textDocument: { ...rich.textDocument, diagnostic: {} } } });
    await editor.open(uri(), text);
    const report = await editor.connection.sendRequest<{ kind: string; items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: uri() },
    });
    expect(codes(report.items)).toEqual(expect.arrayContaining(['unknown-key', 'duplicate-name']));
    expect(codes(await editor.pushed(uri(), around))).toEqual(['no-matching-file']);
    editor.child.kill();
    await editor.ended;
  });

  it('asks an editor for files that says that it answers', async () => {
    const editor = await start({ initializationOptions: { answersHost: true } });
    await editor.open(uri(), text);
    const diagnostics = await editor.pushed(uri(), around);
    expect(codes(diagnostics).filter(code => code === 'no-matching-file')).toHaveLength(2);
    expect(editor.asked).toContain('prometheus/findFiles');
    editor.child.kill();
    await editor.ended;
  });

  it('ends with 1 where it is told to exit before it was told to shut down', async () => {
    const editor = await start();
    await editor.connection.sendNotification('exit');
    expect(await editor.ended).toBe(1);
  });

  it('ends when the editor closes its input', async () => {
    const editor = await start();
    editor.connection.end();
    editor.child.stdin?.end();
    expect(await editor.ended).not.toBeNull();
  });

  it('ends when the editor dies without a word', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const editor = await start(parent.pid === undefined ? {} : { parent: parent.pid });
    parent.kill('SIGKILL');
    expect(await editor.ended).not.toBeNull();
  });
});
