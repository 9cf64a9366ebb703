import { isBefore, newestVersion, type Version } from '../version.ts';
import { aggregations } from './aggregations.ts';
import type { Span } from './ast.ts';
import { experimentalNote } from './experimental.ts';
import { functions, needsFlag, type Parameter, signature } from './functions.ts';
import { keywords, type Keyword } from './keywords.ts';
import { situationAt } from './situation.ts';

export interface PromqlSuggestion {
  readonly label: string;
  readonly kind: 'function' | 'aggregation' | 'keyword' | 'duration';
  /** LSP snippet text that takes the place of `at`. */
  readonly insert: string;
  readonly at: Span;
  readonly detail?: string;
  /** Markdown. */
  readonly doc?: string;
}

/** What PromQL itself offers at a place; names of metrics and labels are known to the connected Prometheus alone. */
export function complete(query: string, offset: number, version: Version = newestVersion): readonly PromqlSuggestion[] {
  const situation = situationAt(query, offset);
  switch (situation.kind) {
    case 'operand':
      return operands(situation.at, version);
    case 'behindOperator':
      return [...operands(situation.at, version), ...words(situation.at, ({ role }) => role === 'matching')];
    case 'behindOperand':
      return words(
        situation.at,
        ({ role }) => role === 'operator' || role === 'modifier' || (role === 'grouping' && situation.aggregation),
      );
    case 'duration':
      return durations.map(([label, doc]) => ({ label, kind: 'duration', insert: label, at: situation.at, doc }));
    case 'labelName':
    case 'labelValue':
    case 'nothing':
      return [];
  }
}

const durations: readonly (readonly [string, string])[] = [
  ['1m', 'One minute.'],
  ['5m', 'Five minutes: with a scrape interval of a minute or less, enough for `rate()`.'],
  ['15m', 'A quarter of an hour.'],
  ['1h', 'One hour.'],
  ['1d', 'One day, always of 24 hours.'],
  ['1w', 'One week.'],
];

function operands(at: Span, version: Version): readonly PromqlSuggestion[] {
  const isThere = ({ since }: { readonly since?: Version }): boolean => since === undefined || !isBefore(version, since);
  return [
    ...functions.filter(isThere).map((definition): PromqlSuggestion => {
      const { name, parameters, doc } = definition;
      const flag = needsFlag(definition, version) ? ` ${experimentalNote}` : '';
      return {
        label: name,
        kind: 'function',
        insert: `${name}(${placeholders(parameters)})`,
        at,
        detail: signature(definition),
        doc: doc + flag,
      };
    }),
    ...aggregations.filter(isThere).map(({ name, parameter, doc, experimental }): PromqlSuggestion => {
      const flag = experimental ? ` ${experimentalNote}` : '';
      const insert = parameter ? `${name}(\${1:${parameter.name}}, $0)` : `${name}($0)`;
      return { label: name, kind: 'aggregation', insert, at, detail: 'aggregation', doc: doc + flag };
    }),
  ];
}

/** Tab stops for what must be given; what may be left out is. */
function placeholders(parameters: readonly Parameter[]): string {
  const needed = parameters.filter(({ optional, repeats }) => optional !== true && repeats === undefined);
  if (needed.length === 1) return '$0';
  return needed.map(({ name, type }, index) => (type === 'string' ? `"\${${index + 1}:${name}}"` : `\${${index + 1}:${name}}`)).join(', ');
}

function words(at: Span, wanted: (keyword: Keyword) => boolean): readonly PromqlSuggestion[] {
  return keywords.filter(wanted).map(({ name, doc, takes }) => {
    const insert = takes === 'labels' ? `${name} ($0)` : takes === 'number' ? `${name}(\${1:0})` : `${name} `;
    return { label: name, kind: 'keyword', insert, at, doc };
  });
}
