import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Position } from '../protocol.ts';
import { describeField, describeMember, describeValue } from '../schema/describe.ts';
import { extentOf, type Match, matchAt } from '../schema/match.ts';
import { resolveAlias, type Span } from '../yaml/tree.ts';

/** What the key or the value at a position means. */
export function hover(document: PrometheusDocument, position: Position): Hover | null {
  if (!document.root) return null;
  const offset = document.offsetAt(position);
  const match = matchAt(document.root, offset);
  const said = onKey(match, offset) ?? onValue(match, offset);
  if (!said) return null;
  return { contents: { kind: MarkupKind.Markdown, value: said.text }, range: document.rangeOf(said.span) };
}

interface Said {
  readonly text: string;
  readonly span: Span;
}

function onKey(match: Match, offset: number): Said | undefined {
  if (match.at !== 'field' && match.at !== 'entry') return undefined;
  const { key } = match.pair;
  if (!within(key, offset)) return undefined;
  const text = match.at === 'field' ? describeField(key.text, match.field) : describeMember(match);
  return text === undefined ? undefined : { text, span: key };
}

/** The value itself, then the key that it is the value of. */
function onValue(match: Match, offset: number): Said | undefined {
  const { node } = match;
  const value = resolveAlias(node);
  if (!node || value?.kind !== 'scalar' || !within(node, offset)) return undefined;
  const own = describeValue(match, value.text);
  const about = match.at === 'field' ? describeField(match.pair.key.text, match.field) : describeMember(match);
  const text = [own, about].filter(part => part !== undefined).join('\n\n---\n\n');
  return text === '' ? undefined : { text, span: match.at === 'root' ? extentOf(match) : node };
}

const within = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;
