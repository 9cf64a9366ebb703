/** What the bundles leave out of the packages that they are made of: code that no call of ours reaches, which esbuild cannot know. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin, PluginBuild } from 'esbuild';

const leftOut = (what: string): string => `throw new Error('The bundle has no ${what}.');`;

/** undici's index loads all it has: fetch, WebSocket, caches, mocks. Whoever imports another name of it adds that here. */
const undiciIndex = `
Object.assign(require('./lib/dispatcher/dispatcher.js').prototype, {
  request: require('./lib/api/api-request.js'),
  connect: require('./lib/api/api-connect.js'),
});
module.exports = {
  Agent: require('./lib/dispatcher/agent.js'),
  EnvHttpProxyAgent: require('./lib/dispatcher/env-http-proxy-agent.js'),
  ProxyAgent: require('./lib/dispatcher/proxy-agent.js'),
};`;

/** Takes fetch, HTTP/2 and all but one parser of HTTP out of undici. */
export const leanUndici: Plugin = {
  name: 'lean-undici',
  setup(build) {
    // undici's own switch for one parser of HTTP instead of two.
    build.initialOptions.define = { ...build.initialOptions.define, esbuildDetection: 'true' };
    replace(build, 'undici/index.js', undiciIndex);
    // Every connection asks for HTTP/1.1 alone, and bodies are strings: see the two transports of the client.
    replace(build, 'undici/lib/dispatcher/client-h2.js', `module.exports = () => { ${leftOut('HTTP/2')} };`);
    replace(build, 'undici/lib/web/*.js', leftOut('fetch'));
    replace(build, 'undici/lib/llhttp/llhttp-wasm.js', compressed);
    // The parser comes with and without SIMD; the one without runs everywhere.
    build.onResolve({ filter: /llhttp_simd-wasm\.js$/ }, ({ resolveDir }) => ({ path: path.join(resolveDir, '../llhttp/llhttp-wasm.js') }));
  },
};

/** The path to a token in what a command of `gcp` or `azure` printed, which is names and dots: `{.credential.access_token}`. */
const jsonPath = `export const JSONPath = ({ path, json }) => {
  if (!/^[$](?:[.][\\w-]+)+$/.test(path)) throw new Error('the path ' + path + ' is more than names and dots');
  return [path.slice(2).split('.').reduce((value, name) => value?.[name], json)];
};`;

export const leanLanguageClient: Plugin = {
  name: 'lean-language-client',
  setup(build) {
    // It holds VS Code against a release that `engines` in the manifest is ahead of.
    replace(build, 'semver/functions/parse.js', 'module.exports = version => ({ version });');
    replace(build, 'semver/functions/satisfies.js', 'module.exports = () => true;');
    // For patterns of file names: the document selector has none, and the server registers none.
    replace(build, 'minimatch/dist/commonjs/index.js', `exports.Minimatch = class { constructor() { ${leftOut('minimatch')} } };`);
  },
};

/** Leaves of the Kubernetes client kubeconfigs and logins: its thousand models and typed clients are for whoever has no requests of his own. */
export const leanCluster: Plugin = {
  name: 'lean-cluster',
  setup(build) {
    replace(build, '@kubernetes/client-node/dist/index.js', `export { KubeConfig } from './config.js';`);
    replace(
      build,
      '@kubernetes/client-node/dist/gen/index.js',
      `export const createConfiguration = () => { ${leftOut('typed clients of Kubernetes')} };\nexport class ServerConfiguration {}`,
    );
    replace(build, 'ws/wrapper.mjs', `import WebSocket from './lib/websocket.js';\nexport { WebSocket };`);
    replace(build, 'jsonpath-plus/dist/*.js', jsonPath);
    // It renews tokens of OpenID Connect, which is left to kubectl: see idToken.ts.
    replace(
      build,
      'openid-client/build/index.js',
      `export const customFetch = undefined, refreshTokenGrant = undefined, discovery = () => { ${leftOut('openid-client')} };`,
    );
    // What the agent for SOCKS proxies would log of itself.
    replace(build, 'debug/src/index.js', 'module.exports = () => () => {};');
  },
};

/** Other contents for the files of a package; `*` stands for any text. */
function replace(build: PluginBuild, files: string, contents: string | ((file: string) => Promise<string>)): void {
  const pattern = files.replaceAll('.', String.raw`\.`).replaceAll('*', '.*').replaceAll('/', String.raw`[\\/]`);
  build.onLoad({ filter: new RegExp(String.raw`[\\/]node_modules[\\/]${pattern}$`) }, async ({ path: file }) => ({
    contents: typeof contents === 'string' ? contents : await contents(file),
    resolveDir: path.dirname(file),
  }));
}

/** A module that exports bytes given in Base64, with the bytes compressed: the package's own compression does little for Base64. */
async function compressed(file: string): Promise<string> {
  const bytes = /'(?<base64>[A-Za-z0-9+/=]{1000,})'/.exec(await readFile(file, 'utf8'))?.groups?.['base64'];
  if (bytes === undefined) throw new Error(`${file} does not hold its bytes in Base64 any more.`);
  const packed = brotliCompressSync(Buffer.from(bytes, 'base64')).toString('base64');
  return `module.exports = require('node:zlib').brotliDecompressSync(Buffer.from('${packed}', 'base64'));`;
}
