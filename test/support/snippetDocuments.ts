import type { RecordSchema, Snippet } from '../../server/src/schema/types.ts';
import { alertmanager } from '../../server/src/schemas/alerting.ts';
import { inhibitRule } from '../../server/src/schemas/alertmanager/inhibitRule.ts';
import { receiver } from '../../server/src/schemas/alertmanager/receiver.ts';
import { route } from '../../server/src/schemas/alertmanager/route.ts';
import { timeInterval } from '../../server/src/schemas/alertmanager/timeInterval.ts';
import { discoveryFields } from '../../server/src/schemas/discovery/index.ts';
import { globalConfig } from '../../server/src/schemas/global.ts';
import { relabelStep } from '../../server/src/schemas/relabel.ts';
import { remoteRead } from '../../server/src/schemas/remoteRead.ts';
import { remoteWrite } from '../../server/src/schemas/remoteWrite.ts';
import { rule, ruleGroup } from '../../server/src/schemas/rules.ts';
import { alertTest, inputSeries, queryTest, ruleTest } from '../../server/src/schemas/ruleTests.ts';
import { scrapeJob } from '../../server/src/schemas/scrape.ts';

type SnippetKind = 'config' | 'rules' | 'ruleTests' | 'alertmanager';

export interface SnippetDocument {
  readonly name: string;
  readonly kind: SnippetKind;
  readonly text: string;
}

/** A snippet as it reads when every placeholder is taken as it comes. */
export function expand(body: string): string {
  const placeholder = /\$\{\d+:((?:[^\\}]|\\.)*)\}|\$\{?\d+\}?|\\([\\$}])/g;
  return body.replaceAll(placeholder, (whole, text?: string, escaped?: string) => {
    if (escaped !== undefined) return escaped;
    return text === undefined ? whole.replace(/.*/s, '') : text.replaceAll(/\\([\\$}])/g, '$1');
  });
}

const item = (body: string, indent: string): string =>
  expand(body)
    .split('\n')
    .map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`)
    .join('\n');

const test = 'tests:\n  - ';

const job = 'scrape_configs:\n  - job_name: a\n';

const nameIn = (body: string): string => /^name: (.*)/m.exec(expand(body))?.[1] ?? '';

const usesInterval = '    - {matchers: [a="b"], mute_time_intervals: [offline-hours]}';

/** A route that is muted, and what it is muted by, each in its plainest form where it is not given. */
const alertmanagerWith = ({ routes = usesInterval, intervals = '  - name: offline-hours' }): string =>
  `route:\n  receiver: team-x\n  routes:\n${routes}\nreceivers: [{name: team-x}]\n${
    routes.includes('offline-hours') ? `time_intervals:\n${intervals}\n` : ''
  }`;

/** Where each kind of block stands: what comes before it, and how deep it is. */
export const snippetPlaces: readonly {
  readonly record: RecordSchema;
  readonly kind: SnippetKind;
  readonly around: (body: string) => string;
}[] = [
  { record: scrapeJob, kind: 'config', around: body => `scrape_configs:\n${item(body, '  ')}\n` },
  { record: relabelStep, kind: 'config', around: body => `${job}    relabel_configs:\n${item(body, '      ')}\n` },
  { record: remoteWrite, kind: 'config', around: body => `remote_write:\n${item(body, '  ')}\n` },
  { record: remoteRead, kind: 'config', around: body => `remote_read:\n${item(body, '  ')}\n` },
  { record: alertmanager, kind: 'config', around: body => `alerting:\n  alertmanagers:\n${item(body, '    ')}\n` },
  { record: globalConfig, kind: 'config', around: body => `global:\n${item(body, '').replaceAll(/^../gm, '  ')}\n` },
  { record: ruleGroup, kind: 'rules', around: body => `groups:\n${item(body, '  ')}\n` },
  { record: rule, kind: 'rules', around: body => `groups:\n  - name: a\n    rules:\n${item(body, '      ')}\n` },
  { record: ruleTest, kind: 'ruleTests', around: body => `tests:\n${item(body, '  ')}\n` },
  // A test that expects nothing is warned of.
  {
    record: inputSeries,
    kind: 'ruleTests',
    around: body => `${test}input_series:\n${item(body, '      ')}\n    promql_expr_test: [{expr: up}]\n`,
  },
  { record: alertTest, kind: 'ruleTests', around: body => `${test}alert_rule_test:\n${item(body, '      ')}\n` },
  { record: queryTest, kind: 'ruleTests', around: body => `${test}promql_expr_test:\n${item(body, '      ')}\n` },
  { record: receiver, kind: 'alertmanager', around: body => `route: {receiver: ${nameIn(body)}}\nreceivers:\n${item(body, '  ')}\n` },
  { record: route, kind: 'alertmanager', around: body => alertmanagerWith({ routes: item(body, '    ') }) },
  { record: timeInterval, kind: 'alertmanager', around: body => alertmanagerWith({ intervals: item(body, '  ') }) },
  { record: inhibitRule, kind: 'alertmanager', around: body => `${alertmanagerWith({})}inhibit_rules:\n${item(body, '  ')}\n` },
  ...Object.entries(discoveryFields).flatMap(([key, { type }]) => {
    const record = type.item;
    if (typeof record === 'function' || record.kind !== 'record') return [];
    return [{ record, kind: 'config' as const, around: (body: string) => `${job}    ${key}:\n${item(body, '      ')}\n` }];
  }),
];

export const allSnippets: readonly Snippet[] = snippetPlaces.flatMap(({ record }) => record.snippets ?? []);

/** Every snippet of the schema in a document around it. */
export function snippetDocuments(): readonly SnippetDocument[] {
  return snippetPlaces.flatMap(({ record, kind, around }) =>
    (record.snippets ?? []).map(({ label, body }) => ({ name: `${record.name}: ${label}`, kind, text: around(body) })),
  );
}
