import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { DiagnosticCode } from '../diagnostics.ts';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Problem } from '../schema/problem.ts';
import type { Severity } from '../schema/rule.ts';
import type { Settings } from '../settings.ts';
import type { YamlProblem } from '../yaml/parse.ts';
import { sourceOffsets } from '../yaml/scalar.ts';
import type { Span } from '../yaml/tree.ts';
import { decodedLine, inEncodedLine } from './encoded.ts';
import type { Readers } from './readers.ts';
import type { Reported } from './reported.ts';
import { isKnown, templateNotice } from './templated.ts';
import { writtenFindings } from './writtenFindings.ts';

/** What is wrong in the documents of a file, one after the other, each in the order of its text. */
export function diagnostics(documents: readonly PrometheusDocument[], settings: Settings, readers: Readers): readonly Diagnostic[] {
  if (!settings.diagnostics.enabled) return [];
  const template = documents.find(({ root, masks }) => root !== undefined && masks.length > 0);
  return documents.flatMap(document => {
    const notice = document === template ? [templateNotice(document)] : [];
    return [...notice, ...allFindings(document, readers)].flatMap(finding => {
      const severity = settings.diagnostics.severity[finding.code] ?? finding.severity;
      return severity === 'off' ? [] : [toDiagnostic(document, finding, severity)];
    });
  });
}

/**
 * What YAML, the schema, the expressions of rules and the templates of alerts show, in the order of the text. Where YAML is broken
 * schema and templates are silent, since what they would say only follows from that.
 */
export function allFindings(document: PrometheusDocument, readers: Readers): readonly Reported[] {
  const { tree, root, problems, text } = document;
  const { expressions, templates } = writtenFindings(document, readers);
  const broken = tree.problems.filter(({ kind }) => kind !== 'ignored');
  const sound = [...problems.map(problem => narrowed(problem, text)), ...templates].filter(
    problem => !broken.some(other => overlap(problem, other)),
  );
  const ofYaml = root === undefined ? [] : tree.problems.map(syntaxProblem);
  const known = [...ofYaml, ...sound].filter(finding => isKnown(document, finding));
  return [...known, ...expressions].sort((a, b) => a.start - b.start);
}

export function toDiagnostic(document: PrometheusDocument, found: Reported, severity: Severity): Diagnostic {
  const problem = document.isEncoded ? quoted(document, found) : found;
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

/** Who reads it cannot see the place. */
function quoted(document: PrometheusDocument, problem: Reported): Reported {
  const { start, end, message, related = [] } = problem;
  const places = related.map(place => ({ ...place, message: `${inEncodedLine(document, place)}: ${place.message}` }));
  const line = decodedLine(document, problem);
  return {
    ...problem,
    message: `${inEncodedLine(document, problem)}: ${message}`,
    related: [...(line === '' ? [] : [{ start, end, message: `The line says: ${line}` }]), ...places],
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tagsOf = (code: DiagnosticCode): DiagnosticTag[] | undefined => (code === 'deprecated-key' ? [DiagnosticTag.Deprecated] : undefined);

export const syntaxProblem = ({ kind, message, start, end }: YamlProblem): Problem => ({
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
