import type { Concrete } from '../schema/choose.ts';
import { descendants, type Match } from '../schema/match.ts';
import { resolveAlias, type ScalarNode, type Span } from '../yaml/tree.ts';
import type { TemplateIsland } from './find.ts';
import { scalarMap } from './scalarMap.ts';

/** The texts that Alertmanager expands for each notification, told by the schema; a text without braces is none worth reading. */
export function findNotificationIslands(text: string, root: Match): readonly TemplateIsland[] {
  const islands = new Map<ScalarNode, TemplateIsland>();
  for (const { schema, node } of descendants(root)) {
    const scalar = schema.kind === 'embedded' && schema.language === 'notification' ? resolveAlias(node) : null;
    if (scalar?.kind !== 'scalar' || !scalar.text.includes('{{')) continue;
    islands.set(scalar, {
      language: 'notification',
      text: scalar.text,
      map: scalarMap(scalar, text),
      node: scalar,
      expr: undefined,
    });
  }
  return [...islands.values()].sort((a, b) => a.node.start - b.node.start);
}

/** Every text that Alertmanager expands, those that are checked on load too. */
export function notificationTexts(root: Match): readonly Span[] {
  return [...descendants(root)].flatMap(({ schema, node }) => (isExpanded(schema) && node ? [node] : []));
}

const isExpanded = (schema: Concrete): boolean =>
  schema.kind === 'embedded' ? schema.language === 'notification' : schema.kind === 'scalar' && schema.format.templated === true;
