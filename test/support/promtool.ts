/** The real promtool, as judge of what we write. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The binary that PROMWB_PROMTOOL names, else `promtool` on the PATH; undefined where there is none of version 3 or newer. */
export function findPromtool(): string | undefined {
  const candidates = [process.env['PROMWB_PROMTOOL'], 'promtool'];
  return candidates.find(binary => binary !== undefined && majorVersion(binary) >= 3);
}

function majorVersion(binary: string): number {
  const { stdout, stderr } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return Number(/version (\d+)\./.exec(`${stdout ?? ''}${stderr ?? ''}`)?.[1] ?? 0);
}

export interface Verdict {
  readonly accepted: boolean;
  readonly output: string;
}

/** Some discoveries ask the cloud for the region they run in, and wait long for an answer where there is none: promtool need not. */
export const outsideOfClouds = { ...process.env, AWS_EC2_METADATA_DISABLED: 'true' };

/** Writes files into a folder of their own, runs promtool there and removes them. */
export function runPromtool(binary: string, args: readonly string[], files: Readonly<Record<string, string>>): Verdict {
  const folder = mkdtempSync(path.join(tmpdir(), 'promtool-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const options = { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: outsideOfClouds } as const;
    const { status, stdout, stderr } = spawnSync(binary, args, options);
    return { accepted: status === 0, output: `${stdout}${stderr}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Which documents promtool accepts, by one run for all of them. */
export function acceptedBy(
  binary: string,
  command: readonly string[],
  documents: readonly { readonly text: string }[],
): readonly boolean[] {
  const files = Object.fromEntries(documents.map(({ text }, index) => [`${index}.yml`, text]));
  const { output } = runPromtool(binary, [...command, ...Object.keys(files)], files);
  return documents.map((_, index) => new RegExp(`^Checking ${index}\\.yml\\n {1,2}SUCCESS`, 'm').test(output));
}
