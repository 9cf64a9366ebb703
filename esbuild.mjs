// Builds every bundle into dist/. `--watch` rebuilds on change, `--dev` keeps names and source maps.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const dev = process.argv.includes('--dev') || process.argv.includes('--watch');
const at = path => fileURLToPath(new URL(path, import.meta.url));

/** The Kubernetes code is a bundle of its own: `import('.../cluster/index.ts')` becomes a lazy load of dist/cluster.js. */
const lazyCluster = {
  name: 'lazy-cluster',
  setup(build) {
    build.onResolve({ filter: /\/cluster\/index\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './cluster.js', external: true } : undefined,
    );
  },
};

/** codemirror-promql is used for its tables and its type checker alone; the editor it was written for stays out. */
const withoutCodeMirror = {
  name: 'without-codemirror',
  setup(build) {
    build.onResolve({ filter: /^@codemirror\/(language|autocomplete|lint|view|state)$/ }, () => ({
      path: at('server/src/promql/codemirrorStub.ts'),
    }));
  },
};

const node = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  minify: !dev,
  sourcemap: dev ? 'linked' : false,
  legalComments: 'none',
  logLevel: 'warning',
  // undici and ws offer native speed-ups that are not ours to ship; both work without.
  external: ['vscode', 'bufferutil', 'utf-8-validate'],
};

const bundles = [
  { ...node, entryPoints: { extension: at('client/src/extension.ts') }, plugins: [lazyCluster] },
  { ...node, entryPoints: { cluster: at('client/src/cluster/index.ts') } },
  { ...node, entryPoints: { server: at('server/src/main.ts') }, plugins: [withoutCodeMirror] },
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

await rm(at('dist'), { recursive: true, force: true });
await mkdir(at('dist'), { recursive: true });
// The bundles are CommonJS: VS Code's extension host requires them, and an ESM bundle of the language client does not start.
await writeFile(at('dist/package.json'), '{ "type": "commonjs" }\n');

if (process.argv.includes('--watch')) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
} else {
  await Promise.all(bundles.map(bundle => esbuild.build(bundle)));
}
