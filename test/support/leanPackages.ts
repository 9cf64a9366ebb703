import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'vite';
import { leanCluster, leanUndici } from '../../tools/bundle/lean.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the client imports, each as its bundle has it. */
const packages: Readonly<Record<string, string>> = {
  undici: `export { Agent, EnvHttpProxyAgent, ProxyAgent } from 'undici';`,
  '@kubernetes/client-node': `export { KubeConfig } from '@kubernetes/client-node';`,
  'js-yaml': `export { loadAll } from 'js-yaml';`,
  ws: `export { WebSocket } from 'ws';`,
};

/** Gives the client its packages without what the bundles leave out, so that what is missing there is missing in the tests. */
export function leanPackages(): Plugin {
  let built: Promise<string> | undefined;
  return {
    name: 'lean-packages',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (!(id in packages) || !importer?.replaceAll('\\', '/').startsWith(`${root.replaceAll('\\', '/')}client/src/`)) return undefined;
      built ??= buildPackages();
      return path.join(await built, `${id.replaceAll('/', '-')}.mjs`);
    },
    async closeBundle() {
      if (built !== undefined) await rm(await built, { recursive: true, force: true });
    },
  };
}

async function buildPackages(): Promise<string> {
  const folder = await mkdtemp(path.join(root, 'out', 'lean-'));
  const plugins = [leanUndici, leanCluster];
  await Promise.all(
    Object.entries(packages).map(([name, contents]) =>
      build({
        stdin: { contents, resolveDir: root },
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node22',
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
        external: ['bufferutil', 'utf-8-validate', ...(name === 'undici' ? [] : ['undici'])],
        outfile: path.join(folder, `${name.replaceAll('/', '-')}.mjs`),
        plugins,
      }),
    ),
  );
  return folder;
}
