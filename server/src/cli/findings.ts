import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import type { LanguageService } from '../languageService.ts';
import type { Range } from '../protocol.ts';
import { type Finding, type Fix, severities } from './finding.ts';

interface OpenFile {
  readonly name: string;
  readonly uri: string;
  readonly text: string;
}

/** A file of bytes that are no text has this finding and no other. */
export const notText: Finding = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: 'error',
  code: 'yaml-syntax',
  message: 'The file is no text that Prometheus can read. Save it as UTF-8.',
  related: [],
};

/** What the service reports on an open file, each finding with what surely mends it. */
export function findingsOf(service: LanguageService, file: OpenFile): readonly Finding[] {
  const diagnostics = service.diagnostics(file.uri);
  const fixes = diagnostics.length === 0 ? [] : fixesOf(service, file, diagnostics);
  return diagnostics.map(diagnostic => {
    const { range, severity = 1, code = '', message, relatedInformation = [] } = diagnostic;
    const fix = fixes.find(mends(diagnostic, file));
    return {
      range,
      severity: severities[severity - 1] ?? 'error',
      code: String(code),
      message: typeof message === 'string' ? message : message.value,
      related: relatedInformation.map(({ location, message: why }) => ({
        file: location.uri === file.uri ? file.name : path.relative('', fileURLToPath(location.uri)),
        range: location.range,
        message: why,
      })),
      ...(fix && { fix: fixOf(fix, file) }),
    };
  });
}

/** All preferred fixes of a file, asked for at once: to ask for each finding alone takes as long as to check the file again. */
function fixesOf(service: LanguageService, { uri, text }: OpenFile, diagnostics: readonly Diagnostic[]): readonly CodeAction[] {
  const lines = text.split('\n');
  const everywhere: Range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  return service.codeActions(uri, everywhere, diagnostics).filter(({ isPreferred }) => isPreferred === true);
}

/** A fix names every finding of its code and message: the one it is for is the one it begins at, or the only one. */
const mends =
  (diagnostic: Diagnostic, file: OpenFile) =>
  (action: CodeAction): boolean => {
    const named = action.diagnostics?.includes(diagnostic) ?? false;
    const [edit] = editsOf(action, file);
    if (!named || edit === undefined) return false;
    return action.diagnostics?.length === 1 || touches(edit.range, diagnostic.range);
  };

const touches = (one: Range, other: Range): boolean => !isBefore(one.end, other.start) && !isBefore(other.end, one.start);

const isBefore = (a: Range['start'], b: Range['start']): boolean => a.line < b.line || (a.line === b.line && a.character < b.character);

const editsOf = ({ edit }: CodeAction, { uri }: OpenFile) => edit?.changes?.[uri] ?? [];

const fixOf = (action: CodeAction, file: OpenFile): Fix => ({ title: action.title, edits: editsOf(action, file) });
