// Builds every bundle into dist/. `--watch` rebuilds on change, `--dev` keeps names and source maps.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { leanCluster, leanLanguageClient, leanUndici } from './tools/bundle/lean.ts';
import { licenceNotices } from './tools/bundle/notices.ts';

const dev = process.argv.includes('--dev') || process.argv.includes('--watch');
const at = path => fileURLToPath(new URL(path, import.meta.url));

/**
 * What is loaded lazily is a bundle of its own, because VS Code compiles the whole text of a bundle before it runs a line of it:
 * activation reads a few kilobytes, the Kubernetes code waits for `import('.../cluster/index.ts')`. undici is shared by two bundles.
 */
const lazy = {
  name: 'lazy',
  setup(build) {
    const own = (filter, path, kinds) =>
      build.onResolve({ filter }, ({ kind }) => (kinds.includes(kind) ? { path, external: true } : undefined));
    own(/\/cluster\/index\.ts$/, './cluster.js', ['dynamic-import']);
    own(/^vscode-languageclient\/node$/, './languageclient.js', ['dynamic-import']);
    own(/^undici$/, './undici.js', ['dynamic-import', 'import-statement', 'require-call']);
  },
};

/** An `import * as vscode` copies every name of the API, for each file that has one, which took a third of the activation. Here they share one copy. */
const sharedApi = {
  name: 'shared-api',
  setup(build) {
    const namespace = 'shared-api';
    build.onResolve({ filter: /^vscode$/ }, from =>
      from.namespace === namespace ? { path: 'vscode', external: true } : { path: 'vscode', namespace },
    );
    build.onLoad({ filter: /^vscode$/, namespace }, () => ({ contents: "export * from 'vscode';" }));
  },
};

/** The language service is one bundle for the server and the command line. */
const sharedService = {
  name: 'shared-service',
  setup(build) {
    build.onResolve({ filter: /\/languageService\.ts$/ }, () => ({ path: './service.js', external: true }));
  },
};

/** Of LSP the service needs the names of things and not the connection, which the command line would load for nothing. */
const typesOnly = {
  name: 'types-only',
  setup(build) {
    build.onResolve({ filter: /^vscode-languageserver$/ }, () => ({
      path: at('node_modules/vscode-languageserver-types/lib/esm/main.js'),
    }));
  },
};

const { version } = JSON.parse(await readFile(at('package.json'), 'utf8'));
const packageVersion = JSON.stringify(version);

const node = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  minify: !dev,
  sourcemap: dev ? 'linked' : false,
  legalComments: 'none',
  logLevel: 'warning',
  // A lazy load is a `require` of the neighbouring bundle: Node's own import() would see no names in CommonJS.
  supported: { 'dynamic-import': false },
  // undici and ws offer native speed-ups that are not ours to ship; both work without.
  external: ['vscode', 'bufferutil', 'utf-8-validate'],
};

const bundles = [
  { ...node, entryPoints: { extension: at('client/src/extension.ts') }, plugins: [lazy, sharedApi] },
  { ...node, entryPoints: { cluster: at('client/src/cluster/index.ts') }, plugins: [lazy, leanCluster] },
  { ...node, entryPoints: { languageclient: 'vscode-languageclient/node' }, plugins: [leanLanguageClient] },
  { ...node, entryPoints: { undici: 'undici' }, plugins: [leanUndici] },
  {
    ...node,
    entryPoints: { service: at('server/src/languageService.ts') },
    plugins: [typesOnly],
    alias: { yaml: at('node_modules/yaml/browser/index.js') },
  },
  { ...node, entryPoints: { server: at('server/src/main.ts') }, plugins: [sharedService] },
  { ...node, entryPoints: { cli: at('server/src/cli/main.ts') }, plugins: [sharedService], define: { packageVersion } },
  {
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    minify: !dev,
    legalComments: 'none',
    logLevel: 'warning',
    entryPoints: { results: at('client/webview/main.ts') },
  },
].map(bundle => ({ ...bundle, outdir: at('dist') }));

await mkdir(at('dist'), { recursive: true });
// The bundles are CommonJS: VS Code's extension host requires them, and an ESM bundle of the language client does not start.
await writeFile(at('dist/package.json'), '{ "type": "commonjs" }\n');

if (process.argv.includes('--watch')) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
} else {
  const built = await Promise.all(bundles.map(bundle => esbuild.build({ ...bundle, metafile: true })));
  const metafiles = built.map(({ metafile }) => metafile);
  await writeFile(at('dist/licences.txt'), await licenceNotices(metafiles, at('.')));
  // Only what no bundle is any more goes, and goes last: a VS Code that runs may load a bundle at any time.
  const current = new Set(metafiles.flatMap(({ outputs }) => Object.keys(outputs)).map(output => basename(output)));
  const stale = (await readdir(at('dist'))).filter(name => !['package.json', 'licences.txt'].includes(name) && !current.has(name));
  await Promise.all(stale.map(name => rm(at(`dist/${name}`), { recursive: true })));
}
