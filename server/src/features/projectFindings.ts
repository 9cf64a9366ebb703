import type { DiagnosticCode } from '../diagnostics.ts';
import type { PrometheusDocument } from '../documents/document.ts';
import { check } from '../schema/check.ts';
import type { Severity } from '../schema/rule.ts';
import type { DocumentHeld } from '../schema/types.ts';
import type { Project, ResolvedPath } from '../workspace/project.ts';
import { isKnown } from './templated.ts';
import { syntaxProblem } from './diagnostics.ts';
import { rangeFindings } from './rangeFindings.ts';
import { serviceFindings } from './serviceFindings.ts';
import type { Version } from '../version.ts';
import { folderOf, isAbsolute, pathFrom, uriOf } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ScalarNode, Span } from '../yaml/tree.ts';

/** Codes of findings that take a look at other files, in documents that are known by themselves. */
export const projectCodes: ReadonlySet<string> = new Set<DiagnosticCode>([
  'missing-file',
  'no-matching-file',
  'unfit-file',
  'duplicate-name',
  'service-namespace',
  'promql-too-few-samples',
]);

/** A finding on a document that takes the files around it to see. */
export interface ProjectFinding extends Span {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly related?: { readonly document: PrometheusDocument; readonly span: Span; readonly message: string };
  /** URI of the file that would mend it. */
  readonly missing?: string;
  /** What the scalar should say, where one answer is sure. */
  readonly replacement?: string;
}

/** What is wrong between a document and the others of its projects. */
export async function projectFindings(document: PrometheusDocument, workspace: Workspace): Promise<readonly ProjectFinding[]> {
  const projects = await workspace.projects.of(document);
  const found = await Promise.all(projects.map(project => findingsIn(document, project, workspace)));
  const all = [...found.flat(), ...(await serviceFindings(document, workspace))];
  const first = new Map(all.map(finding => [`${finding.start} ${finding.code} ${finding.message}`, finding]));
  return [...first.values()].filter(finding => isKnown(document, finding)).sort((a, b) => a.start - b.start);
}

async function findingsIn(document: PrometheusDocument, project: Project, workspace: Workspace): Promise<readonly ProjectFinding[]> {
  const own = project.paths.filter(path => path.document === document);
  const unfit = await Promise.all(own.map(path => unfitFile(path, workspace)));
  return [
    ...own.flatMap(missingFile),
    ...unfit.flat(),
    ...twiceNamed(own),
    ...twiceDefined(document, project, workspace),
    ...takenFor(document, project, workspace),
    ...rangeFindings(document, project),
  ];
}

/** A path that leads nowhere. Of one outside of what may be known, and of an absolute one, which lies on another machine, nothing is said. */
function missingFile({ document, path, files }: ResolvedPath): readonly ProjectFinding[] {
  const { node, whenMissing, files: named } = path;
  if (files === null || files.length > 0 || isAbsolute(node.text)) return [];
  const { start, end, text } = node;
  // Only a star makes promtool take a path for a pattern (cmd/promtool/main.go, checkConfig).
  if (named.pattern && text.includes('*')) {
    const message = `No file matches \`${text}\` from the folder of this file on, so there is no ${named.what} here to read. Correct the pattern, or add a file.`;
    return [{ code: 'no-matching-file', severity: 'warning', message, start, end }];
  }
  if (whenMissing === undefined) return [];
  const message = `There is no ${named.what} \`${text}\`, looked for from the folder of this file on. Correct the path, or create the file.`;
  return [{ code: 'missing-file', severity: whenMissing, message, start, end, missing: uriOf(folderOf(document.uri), text) }];
}

/** A file that does not hold what its place in the configuration wants: the configuration is refused with it. */
async function unfitFile({ document, path, files }: ResolvedPath, workspace: Workspace): Promise<readonly ProjectFinding[]> {
  const { holds, what } = path.files;
  if (holds === undefined) return [];
  for (const uri of files ?? []) {
    const [held] = await workspace.files.read(uri);
    const reason = held && whyUnfit(held, { holds, version: document.prometheusVersion }, workspace);
    if (!held || reason === undefined) continue;
    const name = pathFrom(folderOf(document.uri), uri);
    const { start, end } = path.node;
    const message = `\`${name}\` is no ${what} that Prometheus takes: ${reason.message} Correct that file, or leave it out here.`;
    const related = { document: held, span: reason, message: 'This is what is refused.' };
    return [{ code: 'unfit-file', severity: 'error', message, start, end, related }];
  }
  return [];
}

/** What a file has to hold, and the release that reads it. */
interface Wanted {
  readonly holds: DocumentHeld;
  readonly version: Version;
}

function whyUnfit(
  { tree, kind, problems, uri, text, masks }: PrometheusDocument,
  { holds, version }: Wanted,
  { schemas }: Workspace,
): (Span & { readonly message: string }) | undefined {
  const isWhatItHolds = kind === holds || (kind === 'jsonTargets' && holds === 'targets');
  if (!isWhatItHolds && uri.toLowerCase().endsWith('.json')) {
    const reason = jsonError(text);
    if (reason !== undefined) return { message: reason, start: 0, end: 0 };
    // Tabs are JSON's affair, and no mistake there.
    if (tree.problems.length > 0) return undefined;
  }
  // What a template engine will make of it, nobody knows here.
  if (masks.length > 0) return undefined;
  const broken = tree.problems.find(problem => problem.kind !== 'ignored');
  if (broken) return broken;
  const schema = schemas[holds];
  const found = isWhatItHolds ? problems : schema === undefined ? [] : check(schema, tree.root, { version });
  return found.find(({ severity }) => severity === 'error');
}

function jsonError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return 'it is not valid JSON.';
  }
}

/** The jobs of a file that is read twice are there twice. */
function twiceNamed(own: readonly ResolvedPath[]): readonly ProjectFinding[] {
  const seen = new Map<string, ResolvedPath>();
  const findings: ProjectFinding[] = [];
  for (const resolved of own.filter(({ path }) => path.files.holds === 'scrapeConfigFile')) {
    const { document, path, files } = resolved;
    const again = files?.find(uri => seen.has(uri));
    const first = again === undefined ? undefined : seen.get(again);
    if (again !== undefined && first) {
      const name = pathFrom(folderOf(document.uri), again);
      const { start, end } = path.node;
      const message = `\`${name}\` is read twice, and Prometheus refuses its jobs the second time. Name each file once.`;
      const related = { document, span: first.path.node, message: 'It is named here too.' };
      findings.push({ code: 'duplicate-name', severity: 'error', message, start, end, related });
    }
    for (const uri of files ?? []) if (!seen.has(uri)) seen.set(uri, resolved);
  }
  return findings;
}

/** Jobs of one name in several files. Two in one file are that file's own affair. */
function twiceDefined(document: PrometheusDocument, { jobDocuments }: Project, { facts }: Workspace): readonly ProjectFinding[] {
  if (!jobDocuments.includes(document)) return [];
  const jobs = (of: PrometheusDocument): readonly ScalarNode[] =>
    facts(of).names.flatMap(({ kind, role, node }) => (kind === 'job' && role === 'definition' ? [node] : []));
  const others = jobDocuments.filter(other => other !== document).flatMap(other => jobs(other).map(job => ({ other, job })));
  const elsewhere = new Map(others.map(({ other, job }) => [job.text, { other, job }]));
  return jobs(document).flatMap(({ text, start, end }): readonly ProjectFinding[] => {
    const same = elsewhere.get(text);
    if (!same) return [];
    const name = pathFrom(folderOf(document.uri), same.other.uri);
    const message = `\`${name}\` has a job \`${text}\` as well, and Prometheus refuses two of one name. Rename one of them.`;
    const related = { document: same.other, span: same.job, message: `The other job \`${text}\` is here.` };
    return [{ code: 'duplicate-name', severity: 'error', message, start, end, related }];
  });
}

/** What a configuration names as one kind of file is that kind, however little it looks so. */
function takenFor(document: PrometheusDocument, { paths }: Project, { schemas }: Workspace): readonly ProjectFinding[] {
  const naming = paths.find(({ path, files }) => path.files.holds !== undefined && files?.includes(document.uri));
  const holds = naming?.path.files.holds;
  const schema = holds && schemas[holds];
  if (!naming || !schema || document.kind !== 'other' || document.masks.length > 0) return [];
  const related = { document: naming.document, span: naming.path.node, message: `It is named here as a ${naming.path.files.what}.` };
  return [
    ...document.tree.problems.map(syntaxProblem),
    ...check(schema, document.tree.root, { version: naming.document.prometheusVersion }),
  ].map(({ code, severity, message, start, end }) => ({
    code,
    severity,
    message,
    start,
    end,
    related,
  }));
}
