// Runs a TypeScript entry point on a fresh machine: Node 20 or newer and npm are all it needs.
// Installs the dependencies when they are missing or the lockfile has moved on, then hands over to the Node 24 among them,
// which runs TypeScript as it is. Plain JavaScript, and nothing outside node:, because nothing else is there yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';

/**
 * @param {URL} script the TypeScript file to run; it gets this process's arguments
 * @returns {Promise<never>} ends this process with the script's exit code
 */
export async function bootstrap(script) {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    fail(`Node ${process.versions.node} is too old: install Node 20 or newer and run this again.`);
  }
  if (!installed()) await install();
  const node = bundledNode();
  if (node === undefined) {
    fail('The Node 24 among the dependencies is missing although they were installed: remove node_modules and run this again.');
  }
  const env = {
    ...process.env,
    PATH: [path.join(root, 'node_modules/.bin'), process.env.PATH].join(path.delimiter),
    NODE_USE_ENV_PROXY: '1',
  };
  const child = spawn(node, [fileURLToPath(script), ...process.argv.slice(2)], { stdio: 'inherit', env });
  // A terminal's Ctrl-C reaches the child by itself; this process only has to outlive it. A SIGTERM reaches this one alone.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(signal === null ? code : 130));
  return new Promise(() => {});
}

/** True when every package of the lockfile that this platform needs is there in its version. */
function installed() {
  const wanted = packages('package-lock.json');
  const present = packages('node_modules/.package-lock.json');
  if (wanted === undefined || present === undefined || bundledNode() === undefined) return false;
  return Object.entries(wanted).every(([place, { version, optional, devOptional, link }]) => {
    if (place === '' || link) return true;
    const there = present[place];
    return there === undefined ? Boolean(optional || devOptional) : there.version === version;
  });
}

function packages(lockfile) {
  try {
    return JSON.parse(readFileSync(path.join(root, lockfile), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm's shim is a shell script on Windows, so the executable itself. */
function bundledNode() {
  const node = path.join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node');
  return existsSync(node) ? node : undefined;
}

async function install() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  process.stderr.write('installing dependencies (npm ci) ...\n');
  const heartbeat = setInterval(() => process.stderr.write(`installing dependencies ... ${seconds()} s\n`), 15_000);
  const code = await new Promise(done => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: windows,
    });
    child.once('error', () => done(undefined));
    child.once('exit', done);
  });
  clearInterval(heartbeat);
  if (code === undefined) fail('npm is not on the PATH: it comes with Node, install Node 20 or newer and run this again.');
  if (code !== 0) fail(`npm ci ended with exit code ${code}: what it said stands above.`);
  if (bundledNode() === undefined) runInstallScriptOfNode();
  process.stderr.write(`installed dependencies: ${seconds()} s\n`);
}

/** Where npm is set not to run install scripts, the `node` package has no executable yet. */
function runInstallScriptOfNode() {
  const folder = path.join(root, 'node_modules/node');
  spawnSync(process.execPath, ['installArchSpecificPackage'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
