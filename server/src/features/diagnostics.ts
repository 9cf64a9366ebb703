import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { DiagnosticCode } from '../diagnostics.ts';
import type { PrometheusDocument } from '../documents/document.ts';
import type { ProblemsOf } from '../promql/problemMemo.ts';
import type { Problem } from '../schema/problem.ts';
import type { Severity } from '../schema/types.ts';
import type { Settings } from '../settings.ts';
import type { YamlProblem } from '../yaml/parse.ts';
import { sourceOffsets } from '../yaml/scalar.ts';
import type { Span } from '../yaml/tree.ts';
import { expressionFindings } from './promql.ts';

/** What is wrong in one document, in the order of its text. */
export function diagnostics(document: PrometheusDocument, settings: Settings, problemsOf: ProblemsOf): readonly Diagnostic[] {
  if (!settings.diagnostics.enabled) return [];
  const problems = document.root === undefined ? [] : allProblems(document);
  return [...problems, ...expressionFindings(document, problemsOf)].flatMap(finding => {
    const severity = settings.diagnostics.severity[finding.code] ?? finding.severity;
    return severity === 'off' ? [] : [toDiagnostic(document, finding, severity)];
  });
}

/** Problems of YAML and of the schema; the latter are silent where YAML is broken, since they would only follow from that. */
export function allProblems(document: PrometheusDocument): readonly Problem[] {
  const broken = document.tree.problems.filter(({ kind }) => kind !== 'ignored');
  const sound = document.problems
    .map(problem => narrowed(problem, document.text))
    .filter(problem => !broken.some(other => overlap(problem, other)));
  return [...document.tree.problems.map(syntaxProblem), ...sound].sort((a, b) => a.start - b.start);
}

type Reported = Pick<Problem, 'start' | 'end' | 'message' | 'related'> & { readonly code: DiagnosticCode };

function toDiagnostic(document: PrometheusDocument, problem: Reported, severity: Severity): Diagnostic {
  const { code, message, related } = problem;
  const tags = tagsOf(code);
  return {
    range: document.rangeOf(problem),
    severity: severities[severity],
    code,
    source: 'prometheus',
    message,
    ...(tags && { tags }),
    ...(related && {
      relatedInformation: related.map(place => ({
        location: { uri: document.uri, range: document.rangeOf(place) },
        message: place.message,
      })),
    }),
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tagsOf = (code: DiagnosticCode): DiagnosticTag[] | undefined => (code === 'deprecated-key' ? [DiagnosticTag.Deprecated] : undefined);

const syntaxProblem = ({ kind, message, start, end }: YamlProblem): Problem => ({
  code: 'yaml-syntax',
  severity: kind === 'ignored' ? 'warning' : 'error',
  message,
  start,
  end,
});

/** The part of a scalar that is at fault, where the format names one. */
function narrowed(problem: Problem, text: string): Problem {
  if (!problem.part) return problem;
  const { scalar, from, to } = problem.part;
  const offsets = sourceOffsets(scalar, text);
  const start = offsets[from] ?? problem.start;
  return { ...problem, start, end: Math.max(start, offsets[to] ?? problem.end) };
}

const overlap = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
