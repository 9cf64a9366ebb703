import type { Range, TextEdit } from '../../protocol.ts';
import { type CheckedFile, countOf, type Finding } from '../finding.ts';
import type { Report } from './report.ts';

/** The form of this output: a change that may break a reader raises it. */
const formVersion = 1;

/** One object for programs to read; `docs/ci.md` says what is in it. */
export function jsonReport({ files, unrecognised }: Report): string {
  const report = {
    version: formVersion,
    summary: {
      files: files.length,
      errors: countOf(files, 'error'),
      warnings: countOf(files, 'warning'),
      informations: countOf(files, 'information'),
      hints: countOf(files, 'hint'),
    },
    findings: files.flatMap(file => file.findings.map(finding => findingOf(file, finding))),
    unrecognised,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function findingOf({ name }: CheckedFile, { range, severity, code, message, related, fix }: Finding): object {
  return {
    file: name,
    ...placeOf(range),
    severity,
    code,
    message,
    related: related.map(place => ({ file: place.file, ...placeOf(place.range), message: place.message })),
    ...(fix && { fix: { title: fix.title, edits: fix.edits.map(editOf) } }),
  };
}

/** Lines and columns count from 1, columns in UTF-16 code units; the end is behind the last character. */
const placeOf = ({ start, end }: Range): object => ({
  line: start.line + 1,
  column: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

const editOf = ({ range, newText }: TextEdit): object => ({ ...placeOf(range), newText });
