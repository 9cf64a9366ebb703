import { alertmanagerConfig } from '../schemas/alertmanager/alertmanager.ts';
import { targetGroup } from '../schemas/discovery/static.ts';
import { prometheusConfig } from '../schemas/prometheus.ts';
import { manifestKind, type ManifestKind } from '../schemas/manifests/index.ts';
import { ruleFile } from '../schemas/rules.ts';
import { ruleTestFile } from '../schemas/ruleTests.ts';
import { type Stretch, stretchesOf } from '../yaml/stretches.ts';
import { type MappingNode, type Node, pairOf, resolveAlias, type SequenceNode } from '../yaml/tree.ts';

/**
 * What a document is to Prometheus. `config` is the main configuration, `scrapeConfigFile` a file that `scrape_config_files` names,
 * `scrapeJobs` a bare list of jobs as the operator's `additionalScrapeConfigs` wants it, `rules` one of `rule_files`, `ruleTests` unit
 * tests of such rules, `targets` and `jsonTargets` files of file based discovery, `alertmanager` the configuration of Alertmanager. The
 * manifests and the values of a Helm chart hold such documents; a custom resource of the operator is its own kind. `other` gets nothing
 * from us.
 */
export type DocumentKind =
  | ManifestKind
  | 'config'
  | 'scrapeConfigFile'
  | 'scrapeJobs'
  | 'rules'
  | 'ruleTests'
  | 'targets'
  | 'jsonTargets'
  | 'alertmanager'
  | 'promql'
  | 'configMap'
  | 'secret'
  | 'list'
  | 'helmValues'
  | 'chartRelease'
  | 'other';

/** Kinds that hold texts which Alertmanager expands. */
export const notifying: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  'alertmanager',
  'AlertmanagerConfig',
  'AlertmanagerConfig v1beta1',
  'helmValues',
  'chartRelease',
]);

export interface DocumentSigns {
  readonly uri: string;
  readonly languageId: string;
  readonly root: Node | null;
  /** What is known of the items of a list; it need not be found out again where they did not change. */
  readonly known?: ListSigns;
}

/** What items that stand together tell of the list that they are in. */
interface ItemSigns {
  readonly hasJob: boolean;
  readonly hasJobOfPromtail: boolean;
  readonly hasTargets: boolean;
  readonly allListTargets: boolean;
  readonly allKeysOfGroups: boolean;
}

export type ListSigns = WeakMap<Stretch, ItemSigns>;

/** Content decides where it is clear; the name decides for a file that is empty or hardly begun. */
export function kindOf({ uri, languageId, root, known = new WeakMap() }: DocumentSigns): DocumentKind {
  const name = fileName(uri);
  if (languageId === 'promql' || name.endsWith('.promql')) return 'promql';
  const content = resolveAlias(root);
  const told =
    content?.kind === 'mapping' ? ofMapping(content, name) : content?.kind === 'sequence' ? ofSequence(content, known) : undefined;
  // A list has no place at the top of a configuration, and no other file has its very name.
  if (told === 'other' && content?.kind === 'sequence' && isConfigName(name)) return 'config';
  if (told === 'targets' && isJson({ uri, languageId })) return 'jsonTargets';
  return told ?? ofName(name, languageId, content?.kind === 'mapping' ? content : undefined);
}

/** Prometheus reads target files by encoding/json where their name says so; all else is YAML to it, whatever its name. */
export const isJson = ({ uri, languageId }: Pick<DocumentSigns, 'uri' | 'languageId'>): boolean =>
  languageId === 'json' || fileName(uri).endsWith('.json');

/** Kinds that a mapping's keys tell beyond doubt. */
function ofMapping(root: MappingNode, name: string): DocumentKind | undefined {
  const has = (key: string): boolean => pairOf(root, key) !== undefined;
  if (has('apiVersion') && has('kind')) return ofManifest(root);
  if (isHelmValues(root)) return 'helmValues';
  if (foreign.some(keys => keys.every(has))) return 'other';
  if (['route', 'receivers'].every(has)) return 'alertmanager';
  if (isRuleFile(root)) return 'rules';
  if (isTestFile(root, name)) return 'ruleTests';
  if (root.pairs.length > 0 && root.pairs.every(({ key }) => key.text === 'scrape_configs') && isScrapeFile(name))
    return 'scrapeConfigFile';
  if (ownKeys.some(has)) return 'config';
  const global = resolveAlias(pairOf(root, 'global')?.value);
  return global?.kind === 'mapping' && global.pairs.some(({ key }) => globalKeys.has(key.text)) ? 'config' : undefined;
}

/** Top level keys that belong to other tools, among them some with `scrape_configs` or `global` of their own. */
const foreign: readonly (readonly string[])[] = [
  ['positions', 'scrape_configs'],
  ['clients', 'scrape_configs'],
  ['services', 'volumes'],
  ['services', 'networks'],
  ['receivers', 'exporters'],
  ['jobs', 'on'],
];

/** One of these alone makes a Prometheus configuration. */
const ownKeys = ['scrape_configs', 'rule_files', 'scrape_config_files'];

const globalKeys: ReadonlySet<string> = new Set(['scrape_interval', 'scrape_timeout', 'evaluation_interval', 'external_labels']);

function isRuleFile(root: MappingNode): boolean {
  const groups = resolveAlias(pairOf(root, 'groups')?.value);
  if (groups?.kind !== 'sequence') return false;
  return groups.items.some(({ value }) => {
    const group = resolveAlias(value);
    return group?.kind === 'mapping' && pairOf(group, 'rules') !== undefined;
  });
}

/** Tests with a key of rule tests beside them or in one of them; where the name speaks for tests, what they test is enough. */
function isTestFile(root: MappingNode, name: string): boolean {
  const has = (key: string): boolean => pairOf(root, key) !== undefined;
  const besides = ['rule_files', 'evaluation_interval', 'group_eval_order', 'fuzzy_compare'].some(has);
  if (isTestName(name) && besides && root.pairs.every(({ key }) => Object.hasOwn(ruleTestFile.fields, key.text))) return true;
  if (!has('tests')) return false;
  const tests = resolveAlias(pairOf(root, 'tests')?.value);
  const items = tests?.kind === 'sequence' ? tests.items.map(({ value }) => resolveAlias(value)) : [];
  const asserts = items.some(
    test => test?.kind === 'mapping' && ['input_series', 'alert_rule_test', 'promql_expr_test'].some(key => pairOf(test, key)),
  );
  return besides || asserts;
}

function ofManifest(root: MappingNode): DocumentKind {
  const text = (key: string): string | undefined => {
    const value = resolveAlias(pairOf(root, key)?.value);
    return value?.kind === 'scalar' ? value.text : undefined;
  };
  const apiVersion = text('apiVersion') ?? '';
  const kind = text('kind') ?? '';
  if (isChartRelease(root, apiVersion, kind)) return 'chartRelease';
  return manifestKind(apiVersion, kind) ?? holders[`${apiVersion}/${kind}`] ?? 'other';
}

/** Manifests that hold documents of their own. */
const holders: Readonly<Record<string, DocumentKind>> = { 'v1/ConfigMap': 'configMap', 'v1/Secret': 'secret', 'v1/List': 'list' };

/** A chart that Flux or Argo CD installs, whose values are ours; as text they are told by their own content. */
function isChartRelease(root: MappingNode, apiVersion: string, kind: string): boolean {
  const [group] = apiVersion.split('/');
  const isRelease = group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease';
  const isApplication = group === 'argoproj.io' && kind === 'Application';
  if (!isRelease && !isApplication) return false;
  const spec = resolveAlias(pairOf(root, 'spec')?.value);
  if (spec?.kind !== 'mapping') return false;
  const sources = resolveAlias(pairOf(spec, 'sources')?.value);
  const helms = [pairOf(spec, 'source')?.value, ...(sources?.kind === 'sequence' ? sources.items.map(({ value }) => value) : [])].flatMap(
    source => blockBelow(source, 'helm') ?? [],
  );
  const values = isRelease ? [blockBelow(spec, 'values')] : helms.map(helm => blockBelow(helm, 'valuesObject'));
  return values.some(block => block !== undefined && isHelmValues(block)) || helms.some(helm => pairOf(helm, 'values') !== undefined);
}

function blockBelow(node: Node | null | undefined, key: string): MappingNode | undefined {
  const block = resolveAlias(node);
  const value = block?.kind === 'mapping' ? resolveAlias(pairOf(block, key)?.value) : undefined;
  return value?.kind === 'mapping' ? value : undefined;
}

/** Values of the charts `prometheus` and `kube-prometheus-stack`, on their own or as those of a chart that depends on them. */
function isHelmValues(root: MappingNode): boolean {
  const keys = (node: ReturnType<typeof resolveAlias>): readonly string[] =>
    node?.kind === 'mapping' ? node.pairs.map(({ key }) => key.text) : [];
  const below = (key: string): readonly string[] => keys(resolveAlias(pairOf(root, key)?.value));
  return (
    keys(root).some(key => valuesKeys.has(key)) ||
    below('prometheus').some(key => valuesKeys.has(key) || key === 'prometheusSpec') ||
    below('alertmanager').some(key => key === 'alertmanagerSpec' || key === 'config')
  );
}

const valuesKeys: ReadonlySet<string> = new Set([
  'serverFiles',
  'extraScrapeConfigs',
  'additionalPrometheusRulesMap',
  'additionalPrometheusRules',
  'kube-prometheus-stack',
]);

/** A list of scrape jobs, or one of target groups: each with a list of targets, or with nothing but the keys of a group. */
function ofSequence(list: SequenceNode, known: ListSigns): DocumentKind {
  const signs = stretchesOf(list).map(({ stretch }) => {
    const told = known.get(stretch) ?? signsOf(stretch);
    known.set(stretch, told);
    return told;
  });
  if (signs.some(({ hasJob }) => hasJob) && !signs.some(({ hasJobOfPromtail }) => hasJobOfPromtail)) return 'scrapeJobs';
  const areGroups = signs.every(({ allKeysOfGroups }) => allKeysOfGroups) || signs.every(({ allListTargets }) => allListTargets);
  return areGroups && signs.some(({ hasTargets }) => hasTargets) ? 'targets' : 'other';
}

function signsOf({ items }: Stretch): ItemSigns {
  const groups = items.flatMap(({ value }) => {
    const group = resolveAlias(value);
    return group?.kind === 'mapping' ? [group] : [];
  });
  return {
    hasJob: groups.some(isJob),
    hasJobOfPromtail: groups.some(isOfPromtail),
    hasTargets: groups.some(group => pairOf(group, 'targets') !== undefined),
    allListTargets: groups.every(group => resolveAlias(pairOf(group, 'targets')?.value)?.kind === 'sequence'),
    allKeysOfGroups: groups.every(group => group.pairs.every(({ key }) => Object.hasOwn(targetGroup.fields, key.text))),
  };
}

type Item = ReturnType<typeof resolveAlias>;

const isJob = (item: Item): boolean => item?.kind === 'mapping' && pairOf(item, 'job_name') !== undefined;

/** Its jobs look like ours but for what becomes of the lines. */
const isOfPromtail = (item: Item): boolean =>
  item?.kind === 'mapping' && ['pipeline_stages', 'journal', 'syslog'].some(key => pairOf(item, key) !== undefined);

function ofName(name: string, languageId: string, root: MappingNode | undefined): DocumentKind {
  if (languageId === 'prometheus' || isConfigName(name)) return 'config';
  const keys = root?.pairs.map(({ key }) => key.text) ?? [];
  if (isAlertmanagerFile(name, keys)) return 'alertmanager';
  // A name that only resembles ours must not turn Helm values or a playbook into a configuration.
  if (!keys.every(key => commonKeys.some(known => known.startsWith(key)))) return 'other';
  if (isScrapeFile(name)) return 'scrapeConfigFile';
  if (isRulesName(name) && keys.every(key => 'groups'.startsWith(key))) return 'rules';
  if (/^prometheus[\w.-]*\.ya?ml$/.test(name)) return /rules?\b/.test(name) ? 'rules' : 'config';
  return 'other';
}

/** Its very name with one of its keys, or a name that resembles it with no key but such. */
function isAlertmanagerFile(name: string, keys: readonly string[]): boolean {
  const known = Object.keys(alertmanagerConfig.fields);
  if (/^alertmanager\.ya?ml$/.test(name)) return keys.length === 0 || keys.some(key => known.includes(key));
  return /^alertmanager[\w.-]*\.ya?ml$/.test(name) && keys.every(key => known.some(one => one.startsWith(key)));
}

const commonKeys: readonly string[] = [...Object.keys(prometheusConfig.fields), ...Object.keys(ruleFile.fields)];

const isTestName = (name: string): boolean => /[._-]tests?\.ya?ml$/.test(name);

const isConfigName = (name: string): boolean => /^prometheus\.ya?ml$/.test(name);

/** Names that files of rules have, of which more is asked once they hold something. */
const isRulesName = (name: string): boolean => /(?:[._-](?:rules|alerts)\.ya?ml|\.rules)$/.test(name);

const isScrapeFile = (name: string): boolean => /^scrape[_-]?configs?[\w.-]*\.ya?ml$/.test(name);

function fileName(uri: string): string {
  const path = uri.split(/[?#]/, 1)[0] ?? uri;
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
