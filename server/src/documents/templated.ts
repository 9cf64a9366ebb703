import { embeddedTexts } from '../islands/embedded.ts';
import { isOfNotifications } from '../islands/notifications.ts';
import { lastIndexWhere } from '../sorted.ts';
import type { Span } from '../yaml/tree.ts';
import { actionsIn, hasBraces, isInComment, isOfEngine } from './actions.ts';
import type { PrometheusDocument } from './document.ts';
import { type DocumentKind, notifying } from './kind.ts';
import { masked } from './mask.ts';

/** A file that a template engine makes into what Prometheus reads. */
export interface Template {
  readonly actions: readonly Span[];
  readonly masked: string;
}

/** Kinds whose own language has braces anywhere. */
const withBraces: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['promql', 'ruleTests']);

/**
 * Undefined for a file that is read as it stands: the braces in it, if any, are those of alerts' own templates. An engine's braces
 * stand where Prometheus expands nothing, or have words that only the engine knows.
 */
export function templateOf(text: string, plain: readonly PrometheusDocument[]): Template | undefined {
  if ((!text.includes('{{') && !text.includes('{%')) || isPlain(text, plain)) return undefined;
  const actions = actionsIn(text);
  const meant = actions.filter(action => !isInComment(text, action));
  const expansions = [...plain.map(document => expansionBy(document, text)), ...plain.map(document => ofOthers(document, plain))];
  const isEngines = meant.some(action => isOfEngine(text, action) || !expansions.some(expands => expands(action)));
  return isEngines ? { actions, masked: masked(text, actions) } : undefined;
}

/** Whether all braces surely stand in rules whose braces are known to be those of alerts: then nobody need look at each. */
function isPlain(text: string, [document, ...others]: readonly PrometheusDocument[]): boolean {
  const parts = others.length === 0 && document?.text === text ? document.ruleParts : undefined;
  if (!parts?.every(({ written }) => written.isPlain)) return false;
  let at = 0;
  for (const { by, written } of parts) {
    if (hasBraces(text.slice(at, by + written.start))) return false;
    at = by + written.end;
  }
  return !hasBraces(text.slice(at));
}

/** Tells of each action whether Prometheus itself, or what reads the document, expands it. */
function expansionBy(document: PrometheusDocument, file: string): (action: Span) => boolean {
  if (withBraces.has(document.kind)) return () => true;
  const texts = document.texts.map(span => document.toFile(span)).sort((a, b) => a.start - b.start);
  return action => {
    // Anywhere in the file: who breaks its YAML while typing must not have it taken for a template.
    if (notifying.has(document.kind) && holds(document, action) && isOfNotifications(file.slice(action.start, action.end))) return true;
    const text = texts[lastIndexWhere(texts, ({ start }) => start <= action.start)];
    return text !== undefined && action.start < text.end;
  };
}

/** Texts that a manifest holds for other programs may have braces of their own, such as a dashboard or a template file of Alertmanager. */
function ofOthers(document: PrometheusDocument, all: readonly PrometheusDocument[]): (action: Span) => boolean {
  const ours = new Set(all.map(({ holder }) => holder?.text.node));
  const texts = document.root
    ? [...embeddedTexts(document.root)].filter(({ node, language }) => language === 'file' && !ours.has(node))
    : [];
  const extents = texts.map(({ node }) => document.toFile(node));
  return ({ start }) => extents.some(extent => extent.start <= start && start < extent.end);
}

function holds(document: PrometheusDocument, action: Span): boolean {
  const { start, end } = document.toFile({ start: 0, end: document.text.length });
  return start <= action.start && action.start < end;
}
