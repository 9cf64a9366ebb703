import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Position } from '../protocol.ts';
import { aroundOf } from '../schema/around.ts';
import { describeField, describeInstance, describeMember, describeValue } from '../schema/describe.ts';
import { inEffectHere } from '../schema/inEffect.ts';
import { extentOf, type Match, matchAt, pathOf } from '../schema/match.ts';
import type { Version } from '../version.ts';
import { resolveAlias, type Span } from '../yaml/tree.ts';

/** What the key or the value at a position means. */
export function hover(document: PrometheusDocument, position: Position): Hover | null {
  if (!document.root) return null;
  const offset = document.offsetAt(position);
  const match = matchAt(document.root, offset);
  const asked = { match, offset, version: document.prometheusVersion };
  const found = onKey(asked) ?? onValue(asked) ?? onDash(asked);
  return found ? { contents: { kind: MarkupKind.Markdown, value: found.text }, range: document.rangeOf(found.span) } : null;
}

interface Said {
  readonly text: string;
  readonly span: Span;
}

interface Asked {
  readonly match: Match;
  readonly offset: number;
  readonly version: Version;
}

function onKey({ match, offset, version }: Asked): Said | undefined {
  if (match.at !== 'field' && match.at !== 'entry') return undefined;
  const { key } = match.pair;
  if (!within(key, offset)) return undefined;
  return said([aboutKey(match, version), describeInstance(match)], key);
}

/** The value itself, what its record does with it, then the key that it is the value of. */
function onValue({ match, offset, version }: Asked): Said | undefined {
  const { node } = match;
  const value = resolveAlias(node);
  if (!node || value?.kind !== 'scalar' || !within(node, offset)) return undefined;
  return said(
    [describeValue(match, value.text, version), describeInstance(match), aboutKey(match, version)],
    match.at === 'root' ? extentOf(match) : node,
  );
}

/** The dash of an item says what the whole item does. */
function onDash({ match, offset, version }: Asked): Said | undefined {
  if (match.at !== 'item' || match.item.start === match.node?.start) return undefined;
  const dash = { start: match.item.start, end: match.item.start + 1 };
  return within(dash, offset) ? said([describeInstance(match), describeMember(match, version)], dash) : undefined;
}

function aboutKey(match: Match, version: Version): string | undefined {
  if (match.at !== 'field') return describeMember(match, version);
  const [root] = pathOf(match);
  const value = resolveAlias(match.node);
  const written = value?.kind === 'scalar' ? value.text : undefined;
  const here = root && inEffectHere(match.field, root, { around: aroundOf(match), ...(written !== undefined && { written }) });
  return describeField(match.pair.key.text, match.field, { here, version });
}

const said = (parts: readonly (string | undefined)[], span: Span): Said | undefined => {
  const text = parts.filter(part => part !== undefined).join('\n\n---\n\n');
  return text === '' ? undefined : { text, span };
};

const within = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;
