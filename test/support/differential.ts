/** Our verdict on a configuration beside that of a real tool, over many documents at once. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentKind, kindOf } from '../../server/src/documents/kind.ts';
import { createLanguageService } from '../../server/src/languageService.ts';
import { parseYaml } from '../../server/src/yaml/parse.ts';
import { type Draft, smaller } from './generateDraft.ts';
import { outsideOfClouds } from './promtool.ts';
import { type Case, textOf } from './generateMutation.ts';
import { memoryHost } from './memoryHost.ts';

export interface Dispute {
  readonly text: string;
  /** Our errors; none where we take the document. */
  readonly ours: readonly string[];
  /** What the tool says against it; undefined where it takes the document. */
  readonly theirs: string | undefined;
}

/** The tool, and the file that it judges. */
export interface Judge {
  readonly name: string;
  readonly kind: DocumentKind;
  /** What it says against each document; undefined for one that it takes. */
  errors(texts: readonly string[]): Promise<readonly (string | undefined)[]>;
}

export const promtoolJudge = (promtool: string): Judge => ({
  name: 'prometheus.yml',
  kind: 'config',
  errors: texts => promtoolErrors(promtool, texts),
});

/** What the language service reports as errors on a file, by default on `prometheus.yml`. */
export function ourErrors(text: string, name = 'prometheus.yml'): readonly string[] {
  const uri = `file:///work/${name}`;
  const service = createLanguageService(memoryHost());
  service.update(TextDocument.create(uri, 'yaml', 1, text));
  return service
    .diagnostics(uri)
    .filter(({ severity }: Diagnostic) => severity === DiagnosticSeverity.Error)
    .map(({ code, message }: Diagnostic) => `${code}: ${typeof message === 'string' ? message : message.value}`);
}

/** How many documents one process is given. */
const batchSize = 400;

/** What promtool says against each document; undefined for one that it takes. */
export async function promtoolErrors(promtool: string, texts: readonly string[]): Promise<readonly (string | undefined)[]> {
  const batches = Array.from({ length: Math.ceil(texts.length / batchSize) }, (_, i) => texts.slice(i * batchSize, (i + 1) * batchSize));
  const results: (readonly (string | undefined)[])[] = [];
  const work = async (first: number): Promise<void> => {
    for (let index = first; index < batches.length; index += lanes) results[index] = await oneRun(promtool, batches[index] ?? []);
  };
  const lanes = Math.min(4, availableParallelism());
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));
  return results.flat();
}

/** promtool ends at once where Prometheus would crash: that document is refused, and the ones behind it get a run of their own. */
async function oneRun(promtool: string, texts: readonly string[]): Promise<readonly (string | undefined)[]> {
  const said = await checkFiles(promtool, texts);
  const crashed = said.length - 1;
  return said.length < texts.length
    ? [...said.slice(0, crashed), 'It crashes.', ...(await oneRun(promtool, texts.slice(crashed + 1)))]
    : said;
}

/** As many answers as there were documents looked at. */
async function checkFiles(promtool: string, texts: readonly string[]): Promise<readonly (string | undefined)[]> {
  if (texts.length === 0) return [];
  const folder = mkdtempSync(path.join(tmpdir(), 'promtool-'));
  try {
    const names = texts.map((_, index) => `${index}.yml`);
    for (const [index, name] of names.entries()) writeFileSync(path.join(folder, name), texts[index] ?? '');
    const { out, err } = await new Promise<{ readonly out: string; readonly err: string }>(resolve =>
      execFile(
        promtool,
        ['check', 'config', '--syntax-only', ...names],
        { cwd: folder, maxBuffer: 256 * 1024 * 1024, env: outsideOfClouds },
        (_, stdout, stderr) => resolve({ out: stdout, err: stderr }),
      ),
    );
    const accepted = new Set([...out.matchAll(/^ SUCCESS: (\d+)\.yml is valid/gm)].map(([, index]) => Number(index)));
    const checked = out.match(/^Checking \d+\.yml/gm)?.length ?? 0;
    if (checked === 0) throw new Error(`promtool looked at no document:\n${err.slice(-4000)}`);
    const said = new Map(
      err.split(/^ {2}FAILED: /m).map(reason => [Number(/parsing YAML file (\d+)\.yml/.exec(reason)?.[1]), reason.trim()]),
    );
    return texts.slice(0, checked).map((_, index) => (accepted.has(index) ? undefined : (said.get(index) ?? 'It is refused.')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A list at the top is somebody else's file to us, such as the tasks of a playbook: nothing is said about it, whatever its name. */
const isJudged = ({ name, kind }: Judge, text: string): boolean =>
  kindOf({ uri: `file:///work/${name}`, languageId: 'yaml', root: parseYaml(text).root }) === kind;

/** The documents on which the two verdicts differ. */
export async function disputes(
  judge: Judge,
  cases: readonly Case[],
): Promise<readonly { readonly case: Case; readonly dispute: Dispute }[]> {
  const ofOurs = cases.map(tried => ({ tried, text: textOf(tried) })).filter(({ text }) => isJudged(judge, text));
  const texts = ofOurs.map(({ text }) => text);
  const said = await judge.errors(texts);
  return ofOurs.flatMap(({ tried, text }, index) => {
    const dispute: Dispute = { text, ours: ourErrors(text, judge.name), theirs: said[index] };
    return dispute.ours.length > 0 === (dispute.theirs !== undefined) ? [] : [{ case: tried, dispute }];
  });
}

/** What a dispute is about, without the names and places of one document. */
export function gistOf({ ours, theirs }: Dispute): string {
  const said = theirs === undefined ? `we alone refuse: ${ours[0] ?? ''}` : `the tool alone refuses: ${theirs}`;
  return said
    .replace(/parsing YAML file \S+ /, '')
    .replaceAll(/`[^`]*`/g, '`...`')
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, '"..."')
    .replaceAll(/\d+/g, 'N')
    .slice(0, 200);
}

/** The smallest document found by leaving things out on which the verdicts still differ in the same way. */
export async function shrunk(judge: Judge, first: Case, dispute: Dispute): Promise<Dispute> {
  let best = dispute;
  let draft: Draft = first.draft;
  for (let steps = 0; steps < 60; steps++) {
    const candidates = [...smaller(draft)].slice(0, batchSize).map(less => ({ ...first, draft: less }));
    const found = (await disputes(judge, candidates)).find(next => gistOf(next.dispute) === gistOf(dispute));
    if (!found) break;
    draft = found.case.draft;
    best = found.dispute;
  }
  return best;
}
