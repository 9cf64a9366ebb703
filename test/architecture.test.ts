import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { prometheusConfig } from '../server/src/schemas/prometheus.ts';
import { ruleFile } from '../server/src/schemas/rules.ts';
import { recordsOf } from './support/schemaFields.ts';

/**
 * The rule of the arrows: which folder may import which. ARCHITECTURE.md draws the same picture for people.
 * A folder may always import from itself. The first rule whose `in` matches a file holds for it.
 */
interface LayerRule {
  readonly in: RegExp;
  /** Project files it may import besides its own folder. */
  readonly mayImport: readonly RegExp[];
  /** Packages it may import besides node's own; `node:` modules are named here too where allowed. */
  readonly packages: readonly RegExp[];
}

const lsp = [/^vscode-languageserver/];

const server: readonly LayerRule[] = [
  {
    // Of the service they see the one bundle: what they imported beside it would be in the package twice.
    in: /^server\/src\/(main|connection)\.ts$/,
    mayImport: [/^server\/src\/(disk|editor)\//, /^server\/src\/(connection|languageService|projectChecks|protocol)\.ts$/],
    packages: [/^vscode-languageserver/, /^node:(module|process)$/],
  },
  {
    in: /^server\/src\/cli\//,
    mayImport: [/^server\/src\/(disk\/|(languageService|diagnostics|protocol|spelling|version)\.ts$)/],
    packages: [/^vscode-languageserver(-textdocument)?$/, /^node:/],
  },
  { in: /^server\/src\/disk\//, mayImport: [/^server\/src\/(host|goGlob)\.ts$/], packages: [/^node:/] },
  {
    in: /^server\/src\/editor\//,
    mayImport: [/^server\/src\/disk\//, /^server\/src\/(host|protocol|snippetText)\.ts$/],
    packages: [/^vscode-languageserver$/, /^node:/],
  },
  { in: /^server\/src\/languageService\.ts$/, mayImport: [/^server\/src\/(?!main|connection|editor|disk|cli)/], packages: lsp },
  { in: /^server\/src\/projectChecks\.ts$/, mayImport: [], packages: lsp },
  { in: /^server\/src\/(host|protocol)\.ts$/, mayImport: [/^server\/src\/host\.ts$/], packages: [] },
  {
    in: /^server\/src\/(diagnostics|settings)\.ts$/,
    mayImport: [
      /^server\/src\/schema\/(rule|types)\.ts$/,
      /^server\/src\/(promql|template)\/problem\.ts$/,
      /^server\/src\/(diagnostics|version)\.ts$/,
    ],
    packages: [],
  },
  {
    in: /^server\/src\/features\//,
    mayImport: [
      /^server\/src\/(workspace|islands|promql|template|documents|schema|schemas|yaml|formats)\//,
      /^server\/src\/(host|protocol|diagnostics|memo|settings|snippetText|spelling|version)\.ts$/,
    ],
    packages: lsp,
  },
  {
    in: /^server\/src\/(workspace|islands)\//,
    mayImport: [
      /^server\/src\/(workspace|islands|promql|template|documents|schema|schemas|yaml)\//,
      /^server\/src\/(host|protocol|memo|sorted|goGlob)\.ts$/,
    ],
    packages: [/^vscode-languageserver-textdocument$/],
  },
  {
    in: /^server\/src\/documents\//,
    mayImport: [/^server\/src\/(schema|schemas|yaml|islands)\//, /^server\/src\/(sorted|version)\.ts$/],
    packages: [/^vscode-languageserver-textdocument$/],
  },
  {
    in: /^server\/src\/schemas\//,
    mayImport: [
      /^server\/src\/schema\/(build|listRules|rule|rules|types)\.ts$/,
      /^server\/src\/(formats|relabel|series)\//,
      /^server\/src\/(halfAnchored|spelling|spokesmen|version)\.ts$/,
    ],
    packages: [],
  },
  { in: /^server\/src\/re2\.ts$/, mayImport: [/^server\/src\/characterClass\.ts$/], packages: [/^re2js$/] },
  {
    in: /^server\/src\/(characterClass|goGlob|goStrings|halfAnchored|memo|plainScalar|sorted|snippetText|spelling|spokesmen|version)\.ts$/,
    mayImport: [],
    packages: [],
  },
  {
    in: /^server\/src\/formats\//,
    mayImport: [
      /^server\/src\/schema\/(rule|types)\.ts$/,
      /^server\/src\/(plainScalar|re2|goStrings|spelling|version)\.ts$/,
      /^server\/src\/(series|template)\//,
    ],
    packages: [],
  },
  { in: /^server\/src\/schema\//, mayImport: [/^server\/src\/yaml\//, /^server\/src\/(spelling|version)\.ts$/], packages: [] },
  {
    in: /^server\/src\/promql\//,
    mayImport: [/^server\/src\/(re2|goStrings|halfAnchored|memo|spelling|version)\.ts$/],
    packages: [/^@prometheus-io\//, /^@lezer\//],
  },
  { in: /^server\/src\/relabel\//, mayImport: [/^server\/src\/re2\.ts$/], packages: [] },
  { in: /^server\/src\/series\//, mayImport: [/^server\/src\/goStrings\.ts$/], packages: [] },
  { in: /^server\/src\/yaml\//, mayImport: [/^server\/src\/plainScalar\.ts$/, /^server\/src\/sorted\.ts$/], packages: [/^yaml$/] },
  { in: /^server\/src\/template\//, mayImport: [/^server\/src\/(goStrings|spelling)\.ts$/], packages: [] },
];

const client: readonly LayerRule[] = [
  {
    in: /^client\/src\/cluster\//,
    mayImport: [/^client\/src\/util\//],
    packages: [/^@kubernetes\/client-node$/, /^js-yaml$/, /^undici$/, /^ws$/, /^node:/],
  },
  { in: /^client\/src\/prometheus\//, mayImport: [/^client\/src\/util\//], packages: [/^undici$/, /^node:/] },
  {
    in: /^client\/src\/monitoring\//,
    mayImport: [/^client\/src\/(cluster|prometheus|util)\//, /^server\/src\/(protocol|spokesmen)\.ts$/],
    packages: [],
  },
  { in: /^client\/src\/applying\//, mayImport: [/^client\/src\/(cluster|prometheus|util)\//], packages: [] },
  { in: /^client\/src\/util\//, mayImport: [], packages: [/^node:/] },
  {
    in: /^client\/webview\//,
    mayImport: [/^client\/src\/views\/results\//, /^client\/src\/prometheus\//, /^client\/src\/util\//],
    packages: [/^uplot/],
  },
  {
    // What a command is handed, a tree's node or a query's place, is a type of the views.
    in: /^client\/src\/editor\//,
    mayImport: [/^client\/src\/views\/(clusterTree\/nodes|targetTree\/nodes|results\/request|why\/mending)\.ts$/],
    packages: [/^vscode$/],
  },
  {
    in: /^client\/src\/connections\//,
    mayImport: [/^client\/src\/(cluster|editor|monitoring|prometheus|util)\//],
    packages: [/^vscode$/],
  },
  {
    in: /^client\/src\/language\//,
    mayImport: [/^client\/src\/(connections|editor|prometheus|util)\//, /^server\/src\/(protocol|goGlob)\.ts$/],
    packages: [/^vscode$/, /^vscode-languageclient/, /^node:/],
  },
  {
    in: /^client\/src\/views\//,
    mayImport: [/^client\/src\/(applying|cluster|connections|editor|language|monitoring|prometheus|util)\//, /^server\/src\/protocol\.ts$/],
    packages: [/^vscode$/, /^node:/],
  },
  {
    in: /^client\/src\/commands\//,
    mayImport: [
      /^client\/src\/(applying|cluster|connections|editor|language|monitoring|prometheus|util|views)\//,
      /^client\/src\/services\.ts$/,
      /^server\/src\/protocol\.ts$/,
    ],
    packages: [/^vscode$/, /^node:/],
  },
  { in: /^client\/src\/(extension|services)\.ts$/, mayImport: [/^client\/src\//], packages: [/^vscode$/] },
];

interface Import {
  readonly file: string;
  readonly target: string;
  readonly how: 'type' | 'static' | 'dynamic';
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => path.posix.join(folder, name.replaceAll('\\', '/')));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...text.matchAll(statement)].map(([, type, from, dynamic]) => {
    const target = from ?? dynamic ?? '';
    const how = dynamic !== undefined ? 'dynamic' : type !== undefined ? 'type' : 'static';
    return { file, how, target: target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target };
  });
}

function violations(rules: readonly LayerRule[], files: readonly string[]): string[] {
  return files.flatMap(file => {
    const rule = rules.find(({ in: folder }) => folder.test(file));
    if (rule === undefined) return [`${file}: no layer rule covers it`];
    return importsOf(file)
      .filter(({ target }) => !allowed(rule, file, target))
      .map(({ target }) => `${file} may not import ${target}`);
  });
}

function allowed(rule: LayerRule, file: string, target: string): boolean {
  const ownFolder = `${path.posix.dirname(file)}/`;
  const inProject = /^(client|server)\//.test(target);
  return inProject
    ? rule.in.test(target) || target.startsWith(ownFolder) || rule.mayImport.some(may => may.test(target))
    : rule.packages.some(may => may.test(target));
}

/** `only` files may import the package; nobody else. */
const wardens: readonly { readonly name: RegExp; readonly only: RegExp }[] = [
  { name: /^@kubernetes\/client-node$/, only: /^client\/src\/cluster\/(kubernetesApi|kubeconfig\w*)\.ts$/ },
  { name: /^undici$/, only: /^client\/src\/(prometheus\/(client|transport)|cluster\/(kubernetesApi|transport))\.ts$/ },
  { name: /^vscode-languageserver\/node/, only: /^server\/src\/(main|connection)\.ts$/ },
  { name: /^re2js$/, only: /^server\/src\/re2\.ts$/ },
  { name: /^uplot/, only: /^client\/webview\// },
];

describe('the rule of the arrows', () => {
  const serverFiles = sourceFiles('server/src');
  const clientFiles = [...sourceFiles('client/src'), ...sourceFiles('client/webview')];

  it('holds in the server', () => {
    expect(violations(server, serverFiles)).toEqual([]);
  });

  it('holds in the client', () => {
    expect(violations(client, clientFiles)).toEqual([]);
  });

  it('keeps each guarded package behind its one door', () => {
    const seen = [...serverFiles, ...clientFiles].flatMap(importsOf).filter(({ how }) => how !== 'type');
    const trespassers = seen.filter(({ file, target }) => wardens.some(({ name, only }) => name.test(target) && !only.test(file)));
    expect(trespassers.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('writes to clusters and servers through one door', () => {
    const doors =
      /^client\/src\/(cluster|prometheus)\/|^client\/src\/connections\/(writes|clusters|observedApi)\.ts$|^client\/src\/extension\.ts$/;
    const writers = clientFiles
      .filter(file => !doors.test(file))
      .filter(file => /\bwithWriter\b|\bapi\.(write|reload)\(/.test(readFileSync(file, 'utf8')));
    expect(writers).toEqual([]);
  });

  it('loads the cluster bundle lazily only', () => {
    const eager = clientFiles
      .filter(file => !file.startsWith('client/src/cluster/'))
      .flatMap(importsOf)
      .filter(
        ({ target, how }) =>
          how === 'static' &&
          target.startsWith('client/src/cluster/') &&
          !/\/(model|api|objects|servicePort|selectors|unknown)\.ts$/.test(target),
      );
    expect(eager.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });
});

describe('knowledge as data', () => {
  /** They read scrape jobs out of a document, and write one: what they look for is the job, not the schema. */
  const readersOfJobs = ['server/src/features/scrapeJobs.ts', 'server/src/features/scrapeJobEdit.ts'];
  const keys = new Set([...recordsOf(prometheusConfig), ...recordsOf(ruleFile)].flatMap(({ fields }) => Object.keys(fields)));

  const codeOf = (file: string): string => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

  it('names no key of a configuration in a feature', () => {
    const named = sourceFiles('server/src/features')
      .filter(file => !readersOfJobs.includes(file))
      .flatMap(file => [...codeOf(file).matchAll(/['"`]([a-z0-9]+(?:_[a-z0-9]+)+)['"`]/g)].map(([, word = '']) => ({ file, word })))
      .filter(({ word }) => keys.has(word));
    expect(named.map(({ file, word }) => `${file} names ${word}`)).toEqual([]);
  });
});
