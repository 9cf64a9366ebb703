/** The real amtool, as judge of what we say of a configuration of Alertmanager. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The binary that PROMWB_AMTOOL names, else `amtool` on the PATH; undefined where there is none from 0.34 on. */
export function findAmtool(): string | undefined {
  return [process.env['PROMWB_AMTOOL'], 'amtool'].find(binary => binary !== undefined && isNewEnough(binary));
}

function isNewEnough(binary: string): boolean {
  const { stdout, stderr } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return Number(/amtool, version 0\.(\d+)/.exec(`${stdout ?? ''}${stderr ?? ''}`)?.[1] ?? 0) >= 34;
}

/** How many documents one process is given. */
const batchSize = 500;

/** What amtool says against each document; undefined for one that it takes. */
export async function amtoolErrors(amtool: string, texts: readonly string[]): Promise<readonly (string | undefined)[]> {
  const said: (string | undefined)[] = [];
  for (let at = 0; at < texts.length; at += batchSize) said.push(...(await oneRun(amtool, texts.slice(at, at + batchSize))));
  return said;
}

/** It ends at once where Alertmanager would crash: that document is refused, and the ones behind it get a run of their own. */
async function oneRun(amtool: string, texts: readonly string[]): Promise<readonly (string | undefined)[]> {
  const { said, crashed } = await checkFiles(amtool, texts);
  return crashed ? [...said, 'It crashes.', ...(await oneRun(amtool, texts.slice(said.length + 1)))] : said;
}

interface Run {
  /** As many answers as there were documents looked at to the end. */
  readonly said: readonly (string | undefined)[];
  readonly crashed: boolean;
}

/** A pattern for templates may find the documents themselves, or their folder, which are no templates. */
function reasonIn(answer: string): string | undefined {
  const reason = / {2}FAILED: ([^]*?)\n(?:\n|Found:|$)/.exec(answer)?.[1];
  return reason !== undefined && /^template: |: is a directory$/.test(reason) ? undefined : reason;
}

async function checkFiles(amtool: string, texts: readonly string[]): Promise<Run> {
  if (texts.length === 0) return { said: [], crashed: false };
  const folder = mkdtempSync(path.join(tmpdir(), 'amtool-'));
  try {
    const names = texts.map((_, index) => `${index}.yml`);
    for (const [index, name] of names.entries()) writeFileSync(path.join(folder, name), texts[index] ?? '');
    const out = await new Promise<string>(resolve =>
      execFile(amtool, ['check-config', ...names], { cwd: folder, maxBuffer: 256 * 1024 * 1024 }, (_, stdout) => resolve(stdout)),
    );
    const answers = out.split(/^Checking '\d+\.yml'/m).slice(1);
    if (answers.length === 0) throw new Error('amtool looked at no document.');
    // What it logs of a document stands before the verdict.
    const finished = answers.filter(answer => / {2}(?:SUCCESS|FAILED: )/.test(answer));
    return {
      said: finished.map(reasonIn),
      crashed: finished.length < texts.length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
