import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Settings } from '../settings.ts';
import { intervalIn } from './rangeFindings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Asked } from './codeActions.ts';
import { toDiagnostic } from './diagnostics.ts';
import { editsOf, titleOf } from './fixes/edits.ts';
import { type ProjectFinding, projectFindings } from './projectFindings.ts';

/** What is wrong between a document and the files around it, in the order of its text. */
export async function projectDiagnostics(
  document: PrometheusDocument,
  { diagnostics: { enabled, severity: set } }: Settings,
  workspace: Workspace,
): Promise<readonly Diagnostic[]> {
  if (!enabled) return [];
  const findings = await projectFindings(document, workspace);
  return findings.flatMap(finding => {
    const { related, ...own } = finding;
    const severity = set[finding.code] ?? finding.severity;
    if (severity === 'off') return [];
    const diagnostic = toDiagnostic(document, own, severity);
    if (!related) return [diagnostic];
    const location = { uri: related.document.uri, range: related.document.rangeOf(related.span) };
    return [{ ...diagnostic, relatedInformation: [{ location, message: related.message }] }];
  });
}

/** What of a document the findings on other documents depend on. */
export function projectDigest(document: PrometheusDocument, { facts }: Workspace): string {
  const { paths, names } = facts(document);
  const defined = names.filter(({ role }) => role === 'definition').map(({ kind, node }) => [kind, node.text]);
  const refused = [...document.tree.problems, ...document.problems.filter(({ severity }) => severity === 'error')].map(
    ({ message }) => message,
  );
  return JSON.stringify([document.kind, paths.map(({ node }) => node.text), defined, refused, intervalIn(document)]);
}

/** Fixes for what a range touches: a file that is not there can be made, empty; an address written in full. */
export async function projectActions(
  document: PrometheusDocument,
  { range, shown }: Asked,
  workspace: Workspace,
): Promise<readonly CodeAction[]> {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const findings = await projectFindings(document, workspace);
  return findings.flatMap(finding => {
    const cure = finding.start <= end && start <= finding.end ? cureOf(document, finding) : undefined;
    const diagnostics = shown.filter(({ code, message }) => code === finding.code && message === finding.message);
    return cure ? [{ ...cure, kind: CodeActionKind.QuickFix, ...(diagnostics.length > 0 && { diagnostics }) }] : [];
  });
}

function cureOf(document: PrometheusDocument, finding: ProjectFinding): CodeAction | undefined {
  const { code, severity, message, start, end, missing, replacement } = finding;
  const written = document.text.slice(start, end);
  if (missing !== undefined) {
    const title = `Create file \`${written.replace(/^(['"])(.*)\1$/s, '$2')}\``;
    return { title, edit: { documentChanges: [{ kind: 'create', uri: missing, options: { ignoreIfExists: true } }] } };
  }
  if (replacement === undefined) return undefined;
  const fix = { kind: 'replace', text: replacement } as const;
  const edits = editsOf(document, { code, severity, message, start, end }, fix);
  return edits.length === 0
    ? undefined
    : { title: titleOf(fix, written), isPreferred: true, edit: { changes: { [document.uri]: [...edits] } } };
}
