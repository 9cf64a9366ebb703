import { findPair, mergedInto, viewOf } from '../schema/view.ts';
import { type MappingNode, type Node, pairOf, resolveAlias, type ScalarNode } from '../yaml/tree.ts';
import type { Island } from './island.ts';
import { scalarMap } from './scalarMap.ts';

/** The expression of a rule, and which rule that is; or one that a unit test of rules evaluates. */
export interface RuleIsland extends Island {
  readonly rule: { readonly kind: 'recordingRule' | 'alert'; readonly name: string } | { readonly kind: 'test' };
}

type Found = ReturnType<typeof resolveAlias>;

/**
 * The expressions of a rule file or of a PrometheusRule manifest, told by content: a list `groups`, at the top or below `spec`,
 * of mappings with a list `rules`. Those of a test file stand in the lists `promql_expr_test` of its `tests`.
 * In the order of the text; a rule that an alias repeats is there once.
 */
export const findRuleIslands = (text: string, root: Node | null, where: Where = 'atTop'): readonly RuleIsland[] =>
  ruleIslandsIn(text, { rules: rulesOf(root, where), tests: queryTestsOf(root) });

interface Queried {
  readonly rules: readonly MappingNode[];
  readonly tests?: readonly MappingNode[];
}

export function ruleIslandsIn(text: string, { rules, tests = [] }: Queried): readonly RuleIsland[] {
  const islands = new Map<ScalarNode, RuleIsland>();
  const add = (holder: MappingNode, rule: RuleIsland['rule']): void => {
    const node = resolveAlias(pairOf(holder, 'expr')?.value);
    if (node?.kind === 'scalar') islands.set(node, { language: 'promql', text: node.text, map: scalarMap(node, text), node, rule });
  };
  for (const rule of rules) add(rule, nameOf(rule));
  for (const test of tests) add(test, { kind: 'test' });
  return [...islands.values()].sort((a, b) => a.node.start - b.node.start);
}

/** A label or an annotation of an alert that holds a template, and the expression of that alert; or a text of a notification. */
export interface TemplateIsland extends Island {
  readonly language: 'template' | 'notification';
  /** Undefined where it is missing, or where alerts with different ones share the text. */
  readonly expr: string | undefined;
  /** Is it a label of an alert, which is a part of what the alert is? */
  readonly isLabel: boolean;
}

/** Prometheus expands the labels and annotations of alerts alone; a text without braces is none worth reading. */
export const findTemplateIslands = (text: string, root: Node | null, where: Where = 'atTop'): readonly TemplateIsland[] =>
  templateIslandsIn(text, rulesOf(root, where));

export function templateIslandsIn(text: string, rules: readonly MappingNode[]): readonly TemplateIsland[] {
  const islands = new Map<ScalarNode, TemplateIsland>();
  for (const rule of rules) {
    const view = viewOf(rule);
    if (!view.text('alert')) continue;
    const expr = view.text('expr');
    const labels = valuesOf(rule, 'labels');
    for (const value of [...labels, ...valuesOf(rule, 'annotations')]) {
      const node = resolveAlias(value);
      if (node?.kind !== 'scalar' || !node.text.includes('{{')) continue;
      const shared = islands.get(node);
      if (shared) islands.set(node, { ...shared, expr: shared.expr === expr ? expr : undefined });
      else
        islands.set(node, {
          language: 'template',
          text: node.text,
          map: scalarMap(node, text),
          node,
          expr,
          isLabel: labels.includes(value),
        });
    }
  }
  return [...islands.values()].sort((a, b) => a.node.start - b.node.start);
}

/** The labels and annotations of all rules: texts to Prometheus, in which braces are no engine's. */
export const ruleTexts = (root: Node | null, where: Where): readonly Node[] => textsOf(rulesOf(root, where));

export const textsOf = (rules: readonly MappingNode[]): readonly Node[] =>
  rules.flatMap(rule => [...valuesOf(rule, 'labels'), ...valuesOf(rule, 'annotations')]).filter(node => node !== null);

function valuesOf(rule: MappingNode, key: string): readonly (Node | null)[] {
  const mapping = resolveAlias(findPair(rule, key)?.value);
  if (mapping?.kind !== 'mapping') return [];
  return [mapping, ...mergedInto(mapping)].flatMap(({ pairs }) => pairs.map(({ value }) => value));
}

/** Where groups may stand: at the top of the document or below `spec`, or anywhere, as in the values of a Helm chart. */
export type Where = 'atTop' | 'anywhere';

function rulesOf(root: Node | null, where: Where): readonly MappingNode[] {
  const document = resolveAlias(root);
  const groups = groupsOf(root);
  if (groups || where === 'atTop') return mappings(groups).flatMap(group => mappings(below(group, 'rules')));
  const inner =
    document?.kind === 'mapping'
      ? document.pairs.map(({ value }) => value)
      : document?.kind === 'sequence'
        ? document.items.map(({ value }) => value)
        : [];
  // What an alias stands for is found where it stands.
  return inner.filter(node => node?.kind !== 'alias').flatMap(node => rulesOf(node, where));
}

/** The groups of a rule file or of a manifest. */
export function groupsOf(root: Node | null): Found {
  const document = resolveAlias(root);
  return below(document, 'groups') ?? below(below(document, 'spec'), 'groups');
}

function queryTestsOf(root: Node | null): readonly MappingNode[] {
  return mappings(below(resolveAlias(root), 'tests')).flatMap(test => mappings(below(test, 'promql_expr_test')));
}

function nameOf(rule: MappingNode): RuleIsland['rule'] {
  const alert = textOf(rule, 'alert');
  return alert === undefined ? { kind: 'recordingRule', name: textOf(rule, 'record') ?? '' } : { kind: 'alert', name: alert };
}

export const below = (node: Found, key: string): Found => (node?.kind === 'mapping' ? resolveAlias(pairOf(node, key)?.value) : undefined);

function mappings(node: Found): readonly MappingNode[] {
  const items = node?.kind === 'sequence' ? node.items.map(item => resolveAlias(item.value)) : [];
  return items.filter(item => item?.kind === 'mapping');
}

function textOf(rule: MappingNode, key: string): string | undefined {
  const value = below(rule, key);
  return value?.kind === 'scalar' ? value.text : undefined;
}
