import type { DiagnosticKind } from '../diagnostics.ts';
import type { Range, TextEdit } from '../protocol.ts';

export type Severity = DiagnosticKind['severity'];

/** From the worst to the least. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What is wrong at one place of one file. */
export interface Finding {
  readonly range: Range;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly related: readonly Related[];
  /** What mends it, where one answer is sure. */
  readonly fix?: Fix;
}

export interface Related {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

export interface Fix {
  /** A request, e.g. ``Replace `a` with `b` ``. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A file that was checked. */
export interface CheckedFile {
  /** As the person wrote it, or as it was found below a folder that the person named. */
  readonly name: string;
  readonly text: string;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

export const countOf = (files: readonly CheckedFile[], severity: Severity): number =>
  files.reduce((sum, { findings }) => sum + findings.filter(finding => finding.severity === severity).length, 0);
