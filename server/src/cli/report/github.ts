import type { CheckedFile, Finding, Severity } from '../finding.ts';
import type { Report } from './report.ts';

/** Workflow commands of GitHub Actions: each finding becomes an annotation at its line. */
export const githubReport = ({ files }: Report): string =>
  files.flatMap(file => file.findings.map(finding => `${command(file, finding)}\n`)).join('');

function command({ name }: CheckedFile, { range: { start, end }, severity, code, message }: Finding): string {
  const properties = {
    file: name,
    line: start.line + 1,
    endLine: end.line + 1,
    col: start.character + 1,
    // GitHub takes columns only where both are on one line.
    ...(start.line === end.line && { endColumn: end.character + 1 }),
    title: code,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${levels[severity]} ${written.join(',')}::${escaped(message)}`;
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
