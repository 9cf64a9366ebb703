import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Position } from '../protocol.ts';
import { aroundOf } from '../schema/around.ts';
import { describeField, describeInstance, describeMember, describeValue } from '../schema/describe.ts';
import { inEffectHere } from '../schema/inEffect.ts';
import { extentOf, type Match, matchAt, pathOf } from '../schema/match.ts';
import { resolveAlias, type Span } from '../yaml/tree.ts';

/** What the key or the value at a position means. */
export function hover(document: PrometheusDocument, position: Position): Hover | null {
  if (!document.root) return null;
  const offset = document.offsetAt(position);
  const match = matchAt(document.root, offset);
  const found = onKey(match, offset) ?? onValue(match, offset) ?? onDash(match, offset);
  return found ? { contents: { kind: MarkupKind.Markdown, value: found.text }, range: document.rangeOf(found.span) } : null;
}

interface Said {
  readonly text: string;
  readonly span: Span;
}

function onKey(match: Match, offset: number): Said | undefined {
  if (match.at !== 'field' && match.at !== 'entry') return undefined;
  const { key } = match.pair;
  if (!within(key, offset)) return undefined;
  return said([aboutKey(match), describeInstance(match)], key);
}

/** The value itself, what its record does with it, then the key that it is the value of. */
function onValue(match: Match, offset: number): Said | undefined {
  const { node } = match;
  const value = resolveAlias(node);
  if (!node || value?.kind !== 'scalar' || !within(node, offset)) return undefined;
  return said([describeValue(match, value.text), describeInstance(match), aboutKey(match)], match.at === 'root' ? extentOf(match) : node);
}

/** The dash of an item says what the whole item does. */
function onDash(match: Match, offset: number): Said | undefined {
  if (match.at !== 'item' || match.item.start === match.node?.start) return undefined;
  const dash = { start: match.item.start, end: match.item.start + 1 };
  return within(dash, offset) ? said([describeInstance(match), describeMember(match)], dash) : undefined;
}

function aboutKey(match: Match): string | undefined {
  if (match.at !== 'field') return describeMember(match);
  const [root] = pathOf(match);
  const value = resolveAlias(match.node);
  const written = value?.kind === 'scalar' ? value.text : undefined;
  const here = root && inEffectHere(match.field, root, { around: aroundOf(match), ...(written !== undefined && { written }) });
  return describeField(match.pair.key.text, match.field, here);
}

const said = (parts: readonly (string | undefined)[], span: Span): Said | undefined => {
  const text = parts.filter(part => part !== undefined).join('\n\n---\n\n');
  return text === '' ? undefined : { text, span };
};

const within = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;
