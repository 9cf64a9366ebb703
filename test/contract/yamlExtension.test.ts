/** The language server of the YAML extension beside us, which holds files against the schema of a public catalog by their name. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { type LspProcess, startServer } from '../bench/lspProcess.ts';
import { fixtureDocuments } from '../support/fixtureDocuments.ts';

const script = createRequire(import.meta.url).resolve('yaml-language-server/out/server/src/server.js');

const manifest: {
  readonly contributes: { readonly yamlValidation: readonly { readonly fileMatch: readonly string[]; readonly url: string }[] };
} = JSON.parse(readFileSync('package.json', 'utf8'));

/** As the extension hands on what others contribute: patterns from any folder on, and the schema's place in the package. */
const associations = manifest.contributes.yamlValidation.map(({ fileMatch, url }) => ({
  uri: pathToFileURL(path.resolve(url)).href,
  fileMatch: fileMatch.map(pattern => `/${pattern}`),
}));

/** Good documents by their folder, with a name that such files have. */
const kinds = [
  { folder: 'config/good', name: 'prometheus.yml' },
  { folder: 'config/good', name: 'team.prometheus.yaml' },
  { folder: 'release-2.53/config/good', name: 'prometheus-old.yml' },
  { folder: 'rules/good', name: 'node.rules.yml' },
  { folder: 'ruleTests/good', name: 'node.rules.test.yml' },
  { folder: 'alertmanager/good', name: 'alertmanager.yml' },
] as const;

/** What it says of YAML itself, whatever the schema. */
const ofYaml = /^(?:Unresolved tag: |Unused anchor )/;

const probe = 'file:///work/probe.yml';

/** A schema that says more than ours. */
const named = {
  properties: {
    global: { description: 'Defaults.' },
    storage: { description: 'Where samples are kept.' },
    rule_files: { description: 'Rules.', doNotSuggest: true },
  },
};

/** A catalog whose schemas for our files, and for the probe, take nothing. */
function startCatalog(): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    const schemas = [
      { name: 'strict', description: '', fileMatch: ['probe.yml', ...kinds.map(({ name }) => name)], url: `${url()}/strict.json` },
    ];
    const answer = request.url === '/strict.json' ? { type: 'object', additionalProperties: false } : { schemas };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  const url = (): string => {
    const address = server.address();
    return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  };
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve({ server, url: url() })));
}

describe('beside the YAML extension', () => {
  let catalog: Server | undefined;
  let url = '';
  const started: LspProcess[] = [];
  beforeAll(async () => {
    ({ server: catalog, url } = await startCatalog());
  });
  afterAll(() => {
    for (const server of started) server.stop();
    catalog?.close();
  });

  /** Resolves once the server has its catalog, with a function that tells what it says of a text. */
  const editor = async (contributed: boolean) => {
    const server = await startServer(script, { yaml: { validate: true, schemaStore: { enable: true, url: `${url}/catalog.json` } } });
    started.push(server);
    const waiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
    server.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => waiting.get(uri)?.(diagnostics),
    );
    const open = (uri: string, text: string) =>
      server.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    const knowsCatalog = new Promise<void>(resolve => waiting.set(probe, diagnostics => diagnostics.length > 0 && resolve()));
    if (contributed) await server.connection.sendNotification('json/schemaAssociations', associations);
    await open(probe, 'key: value\n');
    await knowsCatalog;
    return async (name: string, text: string): Promise<readonly string[]> => {
      const uri = `file:///work/${waiting.size}/${name}`;
      const said = new Promise<readonly Diagnostic[]>(resolve => waiting.set(uri, resolve));
      await open(uri, text);
      return (await said).map(({ message }) => (typeof message === 'string' ? message : message.value));
    };
  };

  it('files of ours meet no other schema once our contribution is there', async () => {
    const say = await editor(true);
    const documents = kinds.flatMap(({ folder, name }) =>
      fixtureDocuments(folder).map(document => ({ ...document, name, title: document.name })),
    );
    const said = await Promise.all(documents.map(({ name, text }) => say(name, text)));
    const disputed = documents.flatMap(({ name, title }, index) =>
      (said[index] ?? []).filter(message => !ofYaml.test(message)).map(message => `${name}, ${title}: ${message}`),
    );
    expect(documents.length).toBeGreaterThan(100);
    expect(disputed).toEqual([]);
  });

  it('they do without it', async () => {
    const say = await editor(false);
    for (const { name } of kinds) expect(await say(name, 'global: {}\n')).toEqual(['Property global is not allowed.']);
  });

  /** What it offers and tells of a key, with a schema for the file. */
  const answers = async (schema: string) => {
    const server = await startServer(script, { yaml: { completion: true, hover: true, schemaStore: { enable: false } } });
    started.push(server);
    const uri = 'file:///work/prometheus.yml';
    await server.connection.sendNotification('json/schemaAssociations', [{ uri: schema, fileMatch: ['/prometheus.yml'] }]);
    const document = { uri, languageId: 'yaml', version: 1, text: 'global: {}\n\n' };
    // It has read its settings and the schema once it has checked the file.
    const checked = new Promise<void>(resolve => server.connection.onNotification('textDocument/publishDiagnostics', () => resolve()));
    await server.connection.sendNotification('textDocument/didOpen', { textDocument: document });
    await checked;
    const ask = <T>(method: string, line: number): Promise<T> =>
      server.connection.sendRequest(method, { textDocument: { uri }, position: { line, character: 0 } });
    const { items } = await ask<{ items: readonly { label: string }[] }>('textDocument/completion', 1);
    const hover = await ask<{ contents: { value: string } } | null>('textDocument/hover', 0);
    return { offered: items.map(({ label }) => label), told: hover?.contents.value ?? '' };
  };

  it('it offers nothing and tells nothing beside us', async () => {
    const [ours] = associations;
    expect(await answers(ours?.uri ?? '')).toEqual({ offered: [], told: '' });
  });

  it('with a schema that names keys and describes them it would say all of it a second time', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'promwb-')), 'named.json');
    writeFileSync(file, JSON.stringify(named));
    const { offered, told } = await answers(pathToFileURL(file).href);
    rmSync(path.dirname(file), { recursive: true });
    expect(offered).toEqual(['storage']);
    expect(told).toContain('Defaults.');
  });

  it('what is left are its own opinions on YAML, of which no schema can talk it out', async () => {
    const say = await editor(true);
    const of = (text: string) => say('prometheus.yml', text);
    expect(await of('a: !ours b\n')).toEqual(['Unresolved tag: !ours']);
    expect(await of('a: &here b\n')).toEqual(['Unused anchor "&here"']);
    expect(await of('a: yes\nb: 0o17\nc: ~\nbase: &base { x: 1 }\nmore: { <<: *base }\n')).toEqual([]);
  });
});
