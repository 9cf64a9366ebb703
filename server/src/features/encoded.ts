import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Position } from '../protocol.ts';
import { descendants } from '../schema/match.ts';
import type { Span } from '../yaml/tree.ts';

/** Where something is in a document that nobody can read as it is written. */
export const lineInText = (document: PrometheusDocument, { start }: Span): number => document.text.slice(0, start).split('\n').length;

/** How a person is told of a line that stands there encoded. */
export const inEncodedLine = (document: PrometheusDocument, span: Span): string =>
  `Line ${lineInText(document, span)} of \`${nameOf(document)}\`, which is encoded here`;

const nameOf = ({ holder }: PrometheusDocument): string => holder?.text.name ?? 'the text';

/** The line itself, without what is secret in it. */
export function decodedLine(document: PrometheusDocument, span: Span): string {
  return (withoutSecrets(document).split('\n')[lineInText(document, span) - 1] ?? '').trim();
}

/** Lines shown above and below the one that the pointer is on. */
const around = 4;

/** What the Base64 at a position says, with the lines around it. */
export function encodedHover(documents: readonly PrometheusDocument[], position: Position): Hover | null {
  const document = documents.find(each => each.isEncoded && covers(each, position));
  if (!document) return null;
  const lines = withoutSecrets(document).replace(/\n$/, '').split('\n');
  const offset = document.offsetAt(position);
  const here = Math.min(lineInText(document, { start: offset, end: offset }), lines.length);
  const [first, last] = [Math.max(1, here - around), Math.min(lines.length, here + around)];
  const excerpt = lines.slice(first - 1, last).join('\n');
  const title = `\`${nameOf(document)}\`, decoded: line ${here} of ${lines.length}, with those around it`;
  return {
    contents: { kind: MarkupKind.Markdown, value: `${title}\n\n${fenced(excerpt)}` },
    range: document.rangeOf({ start: 0, end: document.text.length }),
  };
}

function covers(document: PrometheusDocument, { line, character }: Position): boolean {
  const { start, end } = document.rangeOf({ start: 0, end: document.text.length });
  const isBehindStart = line > start.line || (line === start.line && character >= start.character);
  return isBehindStart && (line < end.line || (line === end.line && character <= end.character));
}

/** More backticks than the text has in a row. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}yaml\n${text}\n${fence}`;
}

/** The text with its lines, but for credentials: what the schema says is one, and what a key or a URL that is mistyped gives away. */
function withoutSecrets({ text, root }: PrometheusDocument): string {
  const secrets = root
    ? [...descendants(root)].flatMap(match => (match.at === 'field' && match.field.secret && match.node ? [match.node] : []))
    : [];
  let shown = '';
  let at = 0;
  for (const { start, end } of secrets.sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    shown += text.slice(at, start) + text.slice(start, end).replace(/[^\n]+/g, '…');
    at = end;
  }
  shown += text.slice(at);
  return shown
    .replaceAll(/(\/\/)[^/@\s]+@/g, '$1…@')
    .replaceAll(/^([^#:]*(?:pass|pas+w|secret|token|key|credential)(?![\w-]*file)[\w-]*["']?\s*:[ \t]+)[^\s{[|>&*].*$/gim, '$1…');
}
