import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { PartMissing } from './part.ts';
import { findOnPath, lastLines, run } from './process.ts';
import type { Progress } from './progress.ts';

/** A program built from a Go module, in a throw-away module that requires nothing else: programs' dependencies conflict with each other. */
export interface GoProgram {
  /** Import path of the main package. */
  readonly package: string;
  /** Module query after the `@`, e.g. `v0.8.0`. */
  readonly version: string;
  /** File name of the result. */
  readonly output: string;
  /** Further `-ldflags`, beside those that leave the symbol table out. */
  readonly ldflags?: string;
  /** `replace` directives, `module=module@version`. */
  readonly replace?: readonly string[];
}

/** Go's own caches make a second build a matter of seconds. */
export async function buildGoProgram(program: GoProgram, folder: string, progress: Progress): Promise<string> {
  requireGo(program.output);
  const work = path.join(folder, `.${program.output}`);
  await mkdir(work, { recursive: true });
  await go(['mod', 'init', 'parts'], work);
  for (const replace of program.replace ?? []) await go(['mod', 'edit', `-replace=${replace}`], work);
  const name = `${program.output} ${program.version}`;
  await progress.step(`fetching the Go modules of ${name}`, () => go(['get', '-tool', `${program.package}@${program.version}`], work));
  const output = path.join(folder, executable(program.output));
  const ldflags = ['-s', '-w', program.ldflags ?? ''].join(' ').trim();
  await progress.step(`building ${name}`, () => go(['build', '-ldflags', ldflags, '-o', output, program.package], work));
  await rm(work, { recursive: true, force: true });
  return output;
}

/** Where the module's files lie on this machine, fetched if need be: some parts come with manifests beside their code. */
export async function goModuleFolder(module: string, version: string): Promise<string> {
  return (await downloadModule(module, version)).folder;
}

export async function goModuleFile(module: string, version: string): Promise<string> {
  return (await downloadModule(module, version)).goMod;
}

export function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

export function hasGo(): boolean {
  return findOnPath(['go']) !== undefined;
}

/** Fails with a sentence where there is no Go to build `what` with. */
export function requireGo(what: string): void {
  if (hasGo()) return;
  throw new PartMissing(`${what} cannot be had here: it is built from its Go module, and Go is not on the PATH. Install Go 1.26 or newer.`);
}

async function downloadModule(module: string, version: string): Promise<{ folder: string; goMod: string }> {
  const answer: unknown = JSON.parse(await go(['mod', 'download', '-json', `${module}@${version}`]));
  if (typeof answer === 'object' && answer !== null && 'Dir' in answer && 'GoMod' in answer) {
    return { folder: String(answer.Dir), goMod: String(answer.GoMod) };
  }
  throw new PartMissing(`Go could not fetch the module ${module} ${version}.`);
}

async function go(args: readonly string[], cwd?: string): Promise<string> {
  const { code, stdout, stderr } = await run('go', args, cwd === undefined ? {} : { cwd });
  if (code !== 0) throw new PartMissing(`go ${args.slice(0, 2).join(' ')} failed: ${lastLines(stderr)}`);
  return stdout;
}
