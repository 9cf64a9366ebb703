import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import type { LanguageService } from '../languageService.ts';
import type { Range } from '../protocol.ts';
import { type Finding, type Fix, severities } from './finding.ts';

interface OpenFile {
  readonly name: string;
  readonly uri: string;
}

/** A file of bytes that are no text has this finding and no other. */
export const notText: Finding = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: 'error',
  code: 'yaml-syntax',
  message: 'The file is no text that Prometheus can read. Save it as UTF-8.',
  related: [],
};

/** What the service reports on an open file, in the order of its text, each finding with what surely mends it. */
export async function findingsOf(service: LanguageService, file: OpenFile): Promise<readonly Finding[]> {
  const diagnostics = [...service.diagnostics(file.uri), ...(await service.projectDiagnostics(file.uri))];
  return diagnostics.map(diagnostic => findingOf(service, file, diagnostic)).sort((a, b) => compare(a.range.start, b.range.start));
}

function findingOf(service: LanguageService, file: OpenFile, diagnostic: Diagnostic): Finding {
  const { range, severity = 1, code = '', message, relatedInformation = [] } = diagnostic;
  const fix = fixOf(service, file, diagnostic);
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
    ...(fix && { fix }),
  };
}

/** The one fix that is sure, where it stays within the file. */
function fixOf(service: LanguageService, { uri }: OpenFile, diagnostic: Diagnostic): Fix | undefined {
  const mends = ({ isPreferred, diagnostics }: CodeAction): boolean => isPreferred === true && diagnostics?.includes(diagnostic) === true;
  const action = service.codeActions(uri, diagnostic.range, [diagnostic]).find(mends);
  const edits = action?.edit?.changes?.[uri];
  return action && edits && { title: action.title, edits };
}

const compare = (a: Range['start'], b: Range['start']): number => a.line - b.line || a.character - b.character;
