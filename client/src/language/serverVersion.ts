import type { PrometheusApi } from '../prometheus/api.ts';
import type { Disposable, Event } from '../util/event.ts';

/** The Prometheus in use, of which the release is asked. */
export interface VersionSource {
  connect(): Promise<Pick<PrometheusApi, 'version'>>;
  readonly health: { readonly kind: string };
  readonly onDidChange: Event<'server' | 'health'>;
}

/** The language server, to which it is told. */
export interface VersionListener {
  /** It came up, for the first time or again: it knows nothing yet. */
  onDidStart(listener: () => void): Disposable;
  tell(version: string | null): Promise<void>;
}

/**
 * Tells the language server which release the connected Prometheus is, so that files are checked for it: when it comes up, when another
 * Prometheus is chosen, and when one that did not answer does. Nobody waits for it; without an answer, in an untrusted workspace or
 * without a Prometheus it is null.
 */
export function followServerVersion(servers: VersionSource, listener: VersionListener): Disposable {
  let asking = new AbortController();
  let told: string | null = null;

  const ask = async (): Promise<void> => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const version = await versionOf(servers, signal);
    if (signal.aborted || version === told) return;
    told = version;
    await listener.tell(version);
  };
  // What goes wrong is told where a person asked for something; without a version the newest is checked for.
  const askUnheard = (): void => void ask().catch(() => undefined);

  const subscriptions = [
    listener.onDidStart(() => {
      told = null;
      askUnheard();
    }),
    servers.onDidChange(what => {
      if (what === 'server' || (servers.health.kind === 'ok' && told === null)) askUnheard();
    }),
  ];
  return {
    dispose: () => {
      asking.abort();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

async function versionOf(servers: VersionSource, signal: AbortSignal): Promise<string | null> {
  try {
    const version = await (await servers.connect()).version(signal);
    return version === '' ? null : version;
  } catch {
    return null;
  }
}
