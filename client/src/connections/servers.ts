import * as vscode from 'vscode';
import { onSettingChange, readSetting, setContext, writeSetting } from '../editor/contributed.ts';
import type { ServerSetting, ServiceAddress } from '../editor/contributions.ts';
import { authorizationHeader, type Credentials, parseCredentials, secretKey } from './credentials.ts';
import type { Forward } from '../cluster/index.ts';
import { observed, type ServerHealth } from './observedApi.ts';
import { routedClient } from './routedClient.ts';
import { addressOf, isServer } from './serverSetting.ts';
import { createServiceRoute } from './serviceRoute.ts';
import { type PrometheusApi, PrometheusFailure } from '../prometheus/api.ts';
import { createPrometheusClient, type PrometheusClient, type PrometheusClientOptions } from '../prometheus/client.ts';

/** The Prometheus servers of the settings, the one in use, and the way to it. */
export interface Servers extends vscode.Disposable {
  /** The list, the server in use, its login or its health changed. */
  readonly onDidChange: vscode.Event<ServersChange>;
  readonly all: readonly ServerSetting[];
  readonly active: ServerSetting | undefined;
  readonly health: ServerHealth;
  /** The server in use. Rejects with a PrometheusFailure: `noServer` or `untrusted`. */
  connect(): Promise<PrometheusApi>;
  /** Makes it the one in use. */
  select(server: ServerSetting): Promise<void>;
  /** Writes it into the settings, and selects it. */
  add(server: ServerSetting): Promise<void>;
  /** Undefined forgets them. */
  setCredentials(server: ServerSetting, credentials: Credentials | undefined): Promise<void>;
}

type ServersChange = 'server' | 'health';

const activeKey = 'activeServer';
const connectionSettings = ['servers', 'query.timeoutSeconds', 'query.maxResponseMegabytes'] as const;

export interface ServersOptions {
  readonly context: Pick<vscode.ExtensionContext, 'secrets' | 'workspaceState'>;
  /** Forwards a Service's port for as long as it is used. */
  readonly reach: (service: ServiceAddress, signal: AbortSignal) => Promise<Forward>;
}

export function createServers({ context, reach }: ServersOptions): Servers {
  const changed = new vscode.EventEmitter<ServersChange>();
  let client: PrometheusClient | undefined;
  let health: ServerHealth = { kind: 'unknown' };

  const all = (): readonly ServerSetting[] => readSetting('servers').filter(isServer);
  const active = (): ServerSetting | undefined => {
    const chosen = context.workspaceState.get<string>(activeKey);
    return all().find(server => addressOf(server) === chosen) ?? all()[0];
  };

  const reset = (): void => {
    // Requests under way fail as unreachable; nobody waits for the sockets.
    client?.dispose().catch(() => undefined);
    client = undefined;
    health = { kind: 'unknown' };
    setContext('hasServer', active() !== undefined);
    changed.fire('server');
  };

  const report = (now: ServerHealth): void => {
    const same = now.kind === health.kind && now.kind !== 'failing';
    health = now;
    if (!same) changed.fire('health');
  };

  const clientOf = (server: ServerSetting): PrometheusClient => {
    const at = (url: string): PrometheusClient =>
      createPrometheusClient({ ...clientOptions(), url, headers: () => loginHeaders(context.secrets, server) });
    const { service } = server;
    if (service === undefined) return at(server.url);
    const route = createServiceRoute({ reach: signal => reach(service, signal), path: service.path ?? '' });
    return routedClient(addressOf(server), route, at);
  };

  const connect = async (): Promise<PrometheusApi> => {
    const server = active();
    if (!vscode.workspace.isTrusted) throw untrusted();
    if (server === undefined) throw noServer();
    client ??= clientOf(server);
    const own = client;
    return observed(own, now => {
      if (own === client) report(now);
    });
  };

  const subscriptions = vscode.Disposable.from(
    changed,
    onSettingChange(connectionSettings, reset),
    vscode.workspace.onDidChangeConfiguration(change => change.affectsConfiguration('http') && reset()),
    vscode.workspace.onDidGrantWorkspaceTrust(reset),
  );
  setContext('hasServer', active() !== undefined);

  const select = async (server: ServerSetting): Promise<void> => {
    await context.workspaceState.update(activeKey, addressOf(server));
    reset();
  };

  return {
    onDidChange: changed.event,
    get all() {
      return all();
    },
    get active() {
      return active();
    },
    get health() {
      return health;
    },
    connect,
    select,
    add: async server => {
      await writeSetting('servers', [...all().filter(other => addressOf(other) !== addressOf(server)), server]);
      await select(server);
    },
    setCredentials: async (server, credentials) => {
      const secret = secretKey(addressOf(server));
      if (credentials === undefined) await context.secrets.delete(secret);
      else await context.secrets.store(secret, JSON.stringify(credentials));
      reset();
    },
    dispose: () => {
      subscriptions.dispose();
      client?.dispose().catch(() => undefined);
    },
  };
}

function clientOptions(): Omit<PrometheusClientOptions, 'url' | 'headers'> {
  const http = vscode.workspace.getConfiguration('http');
  return {
    http: {
      proxy: http.get('proxy', ''),
      noProxy: http.get<readonly string[]>('noProxy', []),
      strictSSL: http.get('proxyStrictSSL', true),
    },
    maxResponseBytes: readSetting('query.maxResponseMegabytes') * 1024 * 1024,
    timeoutMs: readSetting('query.timeoutSeconds') * 1000,
  };
}

async function loginHeaders(secrets: vscode.SecretStorage, server: ServerSetting): Promise<Record<string, string>> {
  const credentials = parseCredentials(await secrets.get(secretKey(addressOf(server))));
  return credentials === undefined ? {} : { authorization: authorizationHeader(credentials) };
}

const untrusted = (): PrometheusFailure =>
  new PrometheusFailure({
    kind: 'untrusted',
    message: vscode.l10n.t('This workspace is not trusted, so no request is sent to Prometheus. Trust the workspace to query it.'),
  });

const noServer = (): PrometheusFailure =>
  new PrometheusFailure({
    kind: 'noServer',
    message: vscode.l10n.t('No Prometheus server is set up. Add one to run queries and to see targets.'),
  });
