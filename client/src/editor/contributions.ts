/**
 * Everything that package.json contributes and the code refers to, with its types: ids that are misspelt do not compile, and
 * test/manifest.test.ts keeps the manifest equal to this file. Knows nothing of VS Code; contributed.ts does the registering.
 */
import type {
  ContextNode,
  ForwardNode,
  ForwardsNode,
  MessageNode,
  Node,
  PortNode,
  RememberedNode,
  ServiceNode,
} from '../views/clusterTree/nodes.ts';
import type { DroppedNode, MoreNode, PoolNode, TargetNode } from '../views/targetTree/nodes.ts';
import type { Mending } from '../views/why/mending.ts';
import type { QueryRequest } from '../views/results/request.ts';

export const prefix = 'prometheusWorkbench';

/** Arguments of each command. All are optional: each can be run from the Command Palette, where nothing is handed over. */
export interface CommandArguments {
  monitorService: [node?: ServiceNode | PortNode];
  explainService: [node?: ServiceNode | PortNode];
  mendService: [mending?: Mending];
  peekMetrics: [node?: ServiceNode | PortNode];
  forwardPort: [node?: ServiceNode | PortNode];
  copyAddress: [node?: ServiceNode | PortNode];
  copyForwardUrl: [node?: ForwardNode];
  openForward: [node?: ForwardNode];
  stopForward: [node?: ForwardNode];
  restoreForwards: [node?: RememberedNode | ForwardsNode];
  forgetForward: [node?: RememberedNode];
  refreshClusters: [];
  chooseNamespaces: [node?: ContextNode | MessageNode];
  retry: [node?: Node];
  runQuery: [request?: QueryRequest];
  showResults: [request?: QueryRequest];
  clearResults: [];
  addServer: [];
  selectServer: [];
  setCredentials: [];
  reloadPrometheus: [];
  showTargets: [jobName?: string];
  refreshTargets: [];
  filterTargets: [];
  clearTargetFilter: [];
  showUnhealthyTargets: [];
  showAllTargets: [];
  showMoreTargets: [node?: MoreNode];
  openTargetJob: [node?: PoolNode | TargetNode | DroppedNode];
  openTargetPage: [node?: TargetNode];
  queryTarget: [node?: TargetNode];
  copyTargetUrl: [node?: TargetNode];
  copyTargetLabels: [node?: TargetNode | DroppedNode];
  showTargetInClusters: [node?: TargetNode];
  applyToCluster: [uri?: string | { readonly scheme: string; readonly path: string }];
  editInCluster: [];
  rollBack: [];
  showServiceTargets: [node?: ServiceNode | PortNode];
  applyPreview: [];
  discardPreview: [];
  showLog: [];
  restartLanguageServer: [];
}

export type CommandName = keyof CommandArguments;

export const commandTitles: Readonly<Record<CommandName, string>> = {
  monitorService: 'Monitor This Service',
  explainService: 'Why Is This Service (Not) Monitored?',
  mendService: 'Mend This Link',
  peekMetrics: 'Peek Metrics',
  forwardPort: 'Forward Port',
  copyAddress: 'Copy Address',
  copyForwardUrl: 'Copy Local URL',
  openForward: 'Open in Browser',
  stopForward: 'Stop Port Forward',
  restoreForwards: 'Open Port Forwards Again',
  forgetForward: 'Forget Port Forward',
  refreshClusters: 'Refresh Clusters',
  chooseNamespaces: 'Choose Namespaces',
  retry: 'Retry',
  runQuery: 'Run Query',
  showResults: 'Show Query Results',
  clearResults: 'Clear Inline Results',
  addServer: 'Add Server',
  selectServer: 'Select Server',
  setCredentials: 'Set Credentials',
  reloadPrometheus: 'Reload Prometheus Configuration',
  showTargets: 'Show Targets',
  refreshTargets: 'Refresh Targets',
  filterTargets: 'Filter Targets',
  clearTargetFilter: 'Clear Filter of Targets',
  showUnhealthyTargets: 'Show Only Targets That Are Not Up',
  showAllTargets: 'Show All Targets',
  showMoreTargets: 'Show More Targets',
  openTargetJob: 'Open Job in File',
  openTargetPage: 'Open Target in Browser',
  queryTarget: 'Query Target',
  copyTargetUrl: 'Copy Scrape URL',
  copyTargetLabels: 'Copy Labels',
  showTargetInClusters: 'Show in Clusters',
  applyToCluster: 'Apply to Cluster',
  editInCluster: 'Edit in Cluster',
  rollBack: 'Roll Back Applied Change',
  showServiceTargets: 'Show Targets of This Service',
  applyPreview: 'Apply Change',
  discardPreview: 'Discard Change',
  showLog: 'Show Log',
  restartLanguageServer: 'Restart Language Server',
};

export const commandNames: readonly CommandName[] = Object.keys(commandTitles).filter((name): name is CommandName => name in commandTitles);

/** A Prometheus server as the settings name it; credentials never stand here. */
export type ServerSetting = { readonly name: string } & (
  | { readonly url: string; readonly service?: undefined }
  | { readonly service: ServiceAddress; readonly url?: undefined }
);

/** A port of a Service in a cluster, to be reached through a port-forward. */
export interface ServiceAddress {
  readonly context: string;
  readonly namespace: string;
  readonly name: string;
  /** Number or name. */
  readonly port: number | string;
  /** Before the paths of the API, beginning with a slash: where Prometheus runs with `--web.route-prefix`. */
  readonly path?: string;
}

export interface Settings {
  readonly servers: readonly ServerSetting[];
  readonly kubeconfig: readonly string[];
  readonly clusterDomain: string;
  /** Namespace that Prometheus runs in; empty: found out from the cluster. */
  readonly prometheusNamespace: string;
  /** Prometheus runs outside of the cluster, where no short name resolves; wins over the namespace. */
  readonly prometheusOutsideCluster: boolean;
  /** Path or glob, relative to the workspace folder; empty: ask. */
  readonly configFile: string;
  /** Nothing is written to a cluster or a Prometheus server. */
  readonly readOnly: boolean;
  /** Contexts and servers that are asked for before each write; `*` stands for any characters. */
  readonly productionContexts: readonly string[];
  /** Read by the language server, as the next three. Empty: that of the connected server, else the newest. */
  readonly prometheusVersion: string;
  readonly 'diagnostics.enabled': boolean;
  readonly 'diagnostics.severity': Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
  readonly 'inlayHints.enabled': boolean;
  readonly 'targets.refreshSeconds': number;
  readonly 'query.timeoutSeconds': number;
  readonly 'query.maxResponseMegabytes': number;
  readonly 'trace.server': 'off' | 'messages' | 'verbose';
}

export type SettingName = keyof Settings;

export const settingDefaults: Settings = {
  servers: [],
  kubeconfig: [],
  clusterDomain: 'cluster.local',
  prometheusNamespace: '',
  prometheusOutsideCluster: false,
  configFile: '',
  readOnly: false,
  productionContexts: [],
  prometheusVersion: '',
  'diagnostics.enabled': true,
  'diagnostics.severity': {},
  'inlayHints.enabled': true,
  'targets.refreshSeconds': 5,
  'query.timeoutSeconds': 30,
  'query.maxResponseMegabytes': 64,
  'trace.server': 'off',
};

/** Settings that decide where requests go or which programs run: a repository must not set them before it is trusted. */
export const restrictedSettings: readonly SettingName[] = [
  'servers',
  'kubeconfig',
  'clusterDomain',
  'prometheusNamespace',
  'prometheusOutsideCluster',
  'configFile',
];

/**
 * Keys that `when` clauses of the manifest read, all of them true or false: a Prometheus server is set up; a change waits in a preview for
 * Apply or Discard; the kubeconfigs name no context, so the tree has nothing to show; the Targets view shows a part of the targets; it shows
 * none that is up.
 */
export const contextKeys = ['hasServer', 'previewOpen', 'noContexts', 'targetsFiltered', 'unhealthyTargetsOnly'] as const;
export type ContextKey = (typeof contextKeys)[number];

export const clustersView = `${prefix}.clusters`;
export const targetsView = `${prefix}.targets`;
/** Type of the webview panel; the manifest has it as an activation event, so that a restored window revives it. */
export const resultsPanel = `${prefix}.results`;
/** Scheme of the virtual documents that show a change before it is applied. */
export const previewScheme = 'prometheus-workbench-preview';
/** Scheme of the documents that show what a target exposes. */
export const metricsScheme = 'prometheus-workbench-metrics';
/** Scheme of the texts in ConfigMaps and Secrets that are edited in place: `CONTEXT/NAMESPACE/KIND/NAME/KEY`. */
export const clusterScheme = 'prometheus-workbench-cluster';
/** Scheme of texts that are only looked at, beside others. */
export const heldScheme = 'prometheus-workbench-held';
/** Scheme of the documents that say why a Service is monitored or not. */
export const whyScheme = 'prometheus-workbench-why';
