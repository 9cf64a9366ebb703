import { type Node, resolveAlias, type Span } from '../yaml/tree.ts';
import { type Concrete, choose, optionsOf } from './choose.ts';
import type { Match } from './match.ts';
import { found, nameLabel, wanted } from './phrase.ts';
import type { Fix, Problem } from './problem.ts';
import { nearest } from '../spelling.ts';
import type { Ref } from './types.ts';

/** A list where a single value is wanted, and the like. `self` is the key, for a value that takes many lines. */
export function wrongShape(match: Match, self: Span): readonly Problem[] {
  const node = resolveAlias(match.node);
  if (!node) return [];
  const half = halfTyped(match, node);
  if (half) return [half];
  const place = node.kind === 'scalar' || node.flow ? node : self;
  const fix = fixOf(match, node);
  return [
    {
      code: 'wrong-type',
      severity: 'error',
      message: templated(node) ?? `${subject(match)} needs ${wanted(refOf(match))}. Here stands ${found(node)}.`,
      start: place.start,
      end: place.end,
      ...(fix && { fix }),
    },
  ];
}

/** A lone word where keys are wanted is a key being typed. */
function halfTyped(match: Match, node: Node): Problem | undefined {
  if (match.schema.kind !== 'record' || node.kind !== 'scalar' || node.style !== 'plain') return undefined;
  const { text, start, end } = node;
  const keys = Object.keys(match.schema.fields);
  const meant = keys.find(key => key.startsWith(text)) ?? nearest(text, keys);
  if (meant === undefined) return undefined;
  const message = `This key has no colon. Did you mean \`${meant}:\`?`;
  return { code: 'wrong-type', severity: 'error', message, start, end, fix: { kind: 'replace', text: `${meant}:` } };
}

/** `{{ .Values.x }}` without quotes is a mapping to YAML. */
function templated(node: Node): string | undefined {
  const opens = node.kind === 'mapping' && node.flow && node.pairs[0]?.key.text.startsWith('{');
  return opens
    ? 'Braces open a YAML mapping here. Put a template in quotes, and let it be filled in before the file is loaded.'
    : undefined;
}

function fixOf(match: Match, node: Node): Fix | undefined {
  if (match.schema.kind !== 'list') return undefined;
  const item = choose(match.schema.item, null);
  if (node.kind === 'scalar' && item.kind !== 'record' && item.kind !== 'map') return { kind: 'wrapInList' };
  if (node.kind === 'mapping' && !node.flow && item.kind === 'record') return { kind: 'makeItem', at: node.start };
  return undefined;
}

function subject(match: Match): string {
  switch (match.at) {
    case 'root':
      return nameLabel(match.schema);
    case 'field':
    case 'entry':
      return `\`${match.pair.key.text}\``;
    case 'item':
      return match.parent.at === 'field' ? `An item of \`${match.parent.pair.key.text}\`` : 'An item here';
  }
}

/** The type before a branch was chosen. */
function refOf(match: Match): Ref {
  switch (match.at) {
    case 'root':
      return match.schema;
    case 'field':
      return match.field.type;
    case 'entry':
      return match.parent.schema.kind === 'map' ? match.parent.schema.value : match.schema;
    case 'item': {
      const owner: readonly Concrete[] = match.parent.at === 'field' ? optionsOf(match.parent.field.type) : [match.parent.schema];
      const list = owner.find(schema => schema.kind === 'list');
      return list?.item ?? match.schema;
    }
  }
}
