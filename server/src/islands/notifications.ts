import { descendants, type Match } from '../schema/match.ts';
import { findFunction, notificationTemplates } from '../template/dialect.ts';
import { lex } from '../template/lex.ts';
import { resolveAlias, type ScalarNode } from '../yaml/tree.ts';
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
      isLabel: false,
    });
  }
  return [...islands.values()].sort((a, b) => a.node.start - b.node.start);
}

/**
 * Whether an action in braces can be one of Alertmanager's own templates: it calls nothing that they do not have. Ansible's
 * `{{ slack_url }}` would be a function that there is not.
 */
export const isOfNotifications = (action: string): boolean =>
  lex(action).every(
    ({ kind, text }) => kind !== 'error' && (kind !== 'identifier' || findFunction(notificationTemplates, text) !== undefined),
  );
