import * as fc from 'fast-check';
import { compileAnchored } from '../../server/src/re2.ts';
import type { RelabelStep } from '../../server/src/relabel/step.ts';

/** The labels of one target, and steps for all targets of a job. */
export interface RelabelJob {
  readonly targets: readonly Readonly<Record<string, string>>[];
  readonly steps: readonly Partial<RelabelStep>[];
}

const names = ['app', 'env', 'level_one', 'level_two', '__meta_pod', '__meta_label_team', 'ünïcode', 'my.label'] as const;
const values = ['web', 'Web-1', 'a;b', 'prod', '10.0.0.1:8080', 'x/y/z', 'ÄÖ ß', 'Σίσυφος', 'two\nlines', '€5', 'İstanbul', 'ᾳ', ''];

const labels = fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...values), { minKeys: 2, maxKeys: 6, noNullPrototype: true });

const source = fc.array(fc.constantFrom(...names, 'job', '__address__', 'not_there'), { maxLength: 3 });
const target = fc.constantFrom('app', 'new', 'ünïcode', 'my.label', 'instance', '__param_x', 'job');
const separator = fc.constantFrom(';', ';', ';', '', '-', '::', '\n');

const pieces = [
  '.',
  '.*',
  '(.*)',
  '(.+)',
  '(\\w+)',
  '([^;]*)',
  ';',
  '-',
  ':',
  '(?i)W',
  'e',
  'b',
  '(a|b)',
  '(?P<n>.)',
  '(?<m>\\d+)',
  '[^/]+',
  '/',
  '?',
  '\\d',
  '$',
  '^',
  '(x)?',
  '\\pL',
  '(?s:.)',
  '(?-s:.)',
  '\\n',
  '[[:upper:]]',
  '{2}',
  '|',
  '*?',
  '\\b',
];

/** Most have no meaning; only those that compile are taken, so that a job says something about results. */
const regex = fc.oneof(
  fc.constantFrom('(.*)', '.+', '(.+);(.+)', '([^:]+)(?::\\d+)?', '', 'web|prod', '(?P<n>y)|(?P<n>.+)'),
  fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 })
    .map(parts => parts.join(''))
    .filter(pattern => compileAnchored(pattern).kind === 'regex'),
);

const templates = fc.array(
  fc.constantFrom('$1', '${1}', '$2', '$0', '$n', '${m}', '$$', '$', '${', '}', 'x', '-', '$1x', '$01', '€', '${é}', '$é', ' '),
  { maxLength: 4 },
);
const replacement = templates.map(parts => parts.join(''));

const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** Names map one to one, since Prometheus has no order in which several would be written to one. */
const mappings = fc.constantFrom(
  { regex: '__meta_(.+)', replacement: '$1' },
  { regex: '(.+)_(.+)', replacement: '${2}_$1' },
  { regex: '(.*)', replacement: 'copy_$1' },
  { regex: 'level_one', replacement: 'app' },
);

const step: fc.Arbitrary<Partial<RelabelStep>> = fc
  .oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        sourceLabels: source,
        separator: optional(separator),
        regex: optional(regex),
        targetLabel: fc.oneof(target, fc.constantFrom('$1', 'a_${1}', '${n}')),
        replacement: optional(replacement),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        action: fc.constantFrom('keep' as const, 'drop' as const),
        sourceLabels: source,
        separator: optional(separator),
        regex,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        action: fc.constantFrom('keepequal' as const, 'dropequal' as const),
        sourceLabels: source,
        targetLabel: target,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        action: fc.constantFrom('lowercase' as const, 'uppercase' as const),
        sourceLabels: source,
        separator: optional(separator),
        targetLabel: target,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        action: fc.constant('hashmod' as const),
        sourceLabels: source,
        separator: optional(separator),
        targetLabel: target,
        modulus: fc.constantFrom(1n, 2n, 10n, 1_000_003n, 2n ** 64n - 1n),
      }),
    },
    { weight: 2, arbitrary: mappings.map(mapping => ({ action: 'labelmap' as const, ...mapping })) },
    {
      weight: 1,
      arbitrary: fc.record({
        action: fc.constant('labeldrop' as const),
        regex: fc.constantFrom('level_.*', 'a.*|e.*', '__meta_.+', '[^_a-z].*'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ action: fc.constant('labelkeep' as const), regex: fc.constantFrom('__.*|app|job', '__.*|[a-z_]+') }),
    },
  )
  .map(written => Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)));

export const relabelJobs: fc.Arbitrary<RelabelJob> = fc.record({
  targets: fc.array(labels, { minLength: 2, maxLength: 4 }),
  steps: fc.array(step, { minLength: 1, maxLength: 4 }),
});

/** A configuration with this job alone, called `a`. */
export function configWith({ targets, steps }: RelabelJob): string {
  const relabel = steps.map(each => {
    const { action, sourceLabels, modulus, targetLabel } = each;
    const keys = {
      action,
      source_labels: sourceLabels,
      separator: each.separator,
      regex: each.regex,
      modulus: modulus?.toString(),
      target_label: targetLabel,
      replacement: each.replacement,
    };
    const written = Object.entries(keys).flatMap(([key, text]) => {
      if (text === undefined) return [];
      return [`${key}: ${key === 'modulus' ? String(text) : JSON.stringify(text)}`];
    });
    return `{${written.join(', ')}}`;
  });
  const groups = targets.map((each, index) => JSON.stringify({ targets: [`host-${index}:9100`], labels: each }));
  return `scrape_configs: [{job_name: a, static_configs: [${groups.join(', ')}], relabel_configs: [${relabel.join(', ')}]}]\n`;
}
