import * as vscode from 'vscode';
import { setTimeout as sleep } from 'node:timers/promises';
import { activate, type Activation } from '../../applying/activate.ts';
import { rollBack } from '../../applying/applyObject.ts';
import type { Mount } from '../../applying/owners.ts';
import { restart } from '../../applying/rollout.ts';
import { type ClusterObject, keyOf } from '../../cluster/objects.ts';
import { withoutLinks } from '../../editor/notifications.ts';
import { withProgress } from '../../editor/progress.ts';
import { type Proof, proveTarget } from '../../monitoring/proof.ts';
import type { Services } from '../../services.ts';
import { assertNever } from '../../util/assertNever.ts';
import { guarded } from '../report.ts';
import { requireServer } from '../requireServer.ts';
import { keepPrevious } from './previous.ts';
import { doorTo, quietDoorTo } from './door.ts';
import { mountsOf } from './mounts.ts';

export interface Done {
  readonly context: string;
  readonly before: ClusterObject | undefined;
  readonly after: ClusterObject;
  /** The text that Prometheus is to load; absent where the object holds none. */
  readonly config?: string;
}

/** After a write: what makes Prometheus see it, done when the person says so and watched to the end; and the way back. */
export async function followUp(services: Services, done: Done): Promise<void> {
  const { context, after } = done;
  const { kind, name } = keyOf(after);
  await keepPrevious(services.memory, done);
  const mounts = await services.clusters.withApi(context, api => mountsOf(api, keyOf(after), AbortSignal.timeout(30_000)));
  const [mount] = mounts;
  const config = done.config ?? configOf(after);
  const reload = vscode.l10n.t('Reload Prometheus');
  const again = mount === undefined ? undefined : vscode.l10n.t('Restart {0}', String(mount.workload.metadata['name']));
  const back = vscode.l10n.t('Roll Back');
  const buttons = [...(config === undefined ? [] : [reload]), ...(again === undefined ? [] : [again]), back];
  const sentence = [vscode.l10n.t('{0} {1} is written to {2}.', kind, name, context), hint(mounts, config !== undefined)].join(' ');
  const choice = await vscode.window.showInformationMessage(withoutLinks(sentence), ...buttons);
  if (choice === reload && config !== undefined) await guarded(services, () => reloadAndWatch(services, { ...done, config }, mounts));
  else if (choice === again && mount !== undefined) await guarded(services, () => restartAndWait(services, context, mount));
  else if (choice === back) await takeBack(services, done);
}

function hint(mounts: readonly Mount[], isConfig: boolean): string {
  if (mounts.some(({ bySubPath }) => bySubPath)) return vscode.l10n.t('It is mounted by subPath, so only a restart brings it to the pods.');
  if (mounts.some(({ hasReloader }) => hasReloader)) {
    return vscode.l10n.t('The kubelet brings it to the pods in a minute or two, and a container beside Prometheus reloads it then.');
  }
  if (mounts.length > 0) return vscode.l10n.t('The kubelet brings it to the pods in a minute or two; Prometheus has to be reloaded then.');
  return isConfig ? vscode.l10n.t('Prometheus loads it when it is reloaded.') : '';
}

/** The one text of a ConfigMap that is a configuration of Prometheus. */
function configOf({ kind, data }: ClusterObject): string | undefined {
  if (kind !== 'ConfigMap' || typeof data !== 'object' || data === null) return undefined;
  const texts: unknown[] = Object.values(data);
  return texts.find((text): text is string => typeof text === 'string' && /^(scrape_configs|global):/m.test(text));
}

async function reloadAndWatch(services: Services, done: Done & { readonly config: string }, mounts: readonly Mount[]): Promise<void> {
  const { servers, targets, writes } = services;
  const api = await requireServer(services);
  if (api === undefined) return;
  const name = servers.active?.name ?? api.url;
  const { jobNamesOf } = await import('../../cluster/index.ts');
  const outcome = await withProgress(vscode.l10n.t('Waiting for {0} to load the new configuration', name), async (signal, say) => {
    const wait = (milliseconds: number): Promise<void> => sleep(milliseconds, undefined, { signal });
    const before = await api.loadedConfig(signal);
    const reload = await writes.reloader({ name, api }, signal);
    say(vscode.l10n.t('reloading until the file has arrived in the pod'));
    const activation = await activate({ api, reload, applied: done.config, before, jobsOf: jobNamesOf, wait, signal });
    const [job] = activation.kind === 'loaded' ? activation.newJobs : [];
    if (job === undefined) return { activation };
    say(vscode.l10n.t('waiting for the first scrape of {0}', job));
    return { activation, proof: await proveTarget(api, { jobName: job, isTarget: () => true, signal, wait }) };
  });
  targets.refresh();
  await tell(services, done, { ...outcome, name, mounts });
}

interface Outcome {
  readonly activation: Activation;
  readonly proof?: Proof;
  readonly name: string;
  readonly mounts: readonly Mount[];
}

async function tell(services: Services, done: Done, { activation, proof, name, mounts }: Outcome): Promise<void> {
  switch (activation.kind) {
    case 'loaded':
      return tellLoaded(services, done, { name, proof });
    case 'refused':
      return offerBack(services, done, activation.reason);
    case 'lifecycleOff': {
      const [mount] = mounts;
      const again = vscode.l10n.t('Restart');
      const sentence = vscode.l10n.t(
        '{0} does not reload on request: it was started without --web.enable-lifecycle. A restart loads the new configuration.',
        name,
      );
      const choice = await vscode.window.showWarningMessage(sentence, ...(mount === undefined ? [] : [again]));
      if (choice === again && mount !== undefined) await restartAndWait(services, done.context, mount);
      return;
    }
    case 'notArrived':
      return offerBack(
        services,
        done,
        vscode.l10n.t(
          '{0} answers, but after three minutes it still has what it had before: it reads another object, or the file has not arrived in its pod.',
          name,
        ),
      );
    default:
      assertNever(activation);
  }
}

async function tellLoaded(
  services: Services,
  done: Done,
  { name, proof }: { readonly name: string; readonly proof: Proof | undefined },
): Promise<void> {
  const loaded = vscode.l10n.t('{0} has loaded the new configuration.', name);
  if (proof === undefined) return void (await vscode.window.showInformationMessage(loaded));
  if (proof.kind === 'up' && proof.samples !== 0) {
    const samples = proof.samples === undefined ? '' : vscode.l10n.t('Its last scrape had {0} samples.', proof.samples);
    await vscode.window.showInformationMessage([loaded, vscode.l10n.t('{0} is up.', proof.target.scrapeUrl), samples].join(' '));
    return;
  }
  const problem = {
    up: vscode.l10n.t('The new target is up and has no samples.'),
    down: vscode.l10n.t('The new target is down: {0}', proof.kind === 'down' ? proof.target.lastError : ''),
    notLoaded: vscode.l10n.t('Its new job is not among those that are scraped.'),
    notScraped: vscode.l10n.t('The new target was not scraped yet.'),
  }[proof.kind];
  await offerBack(services, done, `${loaded} ${problem}`);
}

async function offerBack(services: Services, done: Done, sentence: string): Promise<void> {
  const back = vscode.l10n.t('Roll Back');
  if ((await vscode.window.showWarningMessage(withoutLinks(sentence), back)) === back) await takeBack(services, done);
}

async function takeBack(services: Services, { context, before, after }: Done): Promise<void> {
  const { kind, name } = keyOf(after);
  const cluster = doorTo(services, context, vscode.l10n.t('Rolling back {0} {1}', kind, name));
  await rollBack(cluster, { kind: 'applied', before, after }, new AbortController().signal);
  await vscode.window.showInformationMessage(vscode.l10n.t('{0} {1} in {2} is as it was before.', kind, name, context));
}

async function restartAndWait(services: Services, context: string, { workload }: Mount): Promise<void> {
  const { kind, name } = keyOf(workload);
  const done = await withProgress(vscode.l10n.t('Restarting {0} {1}', kind, name), (signal, say) =>
    restart(quietDoorTo(services, context), workload, {
      say: ({ updated, wanted }) => say(vscode.l10n.t('{0} of {1} pods are new', updated, wanted)),
      wait: milliseconds => sleep(milliseconds, undefined, { signal }),
      signal,
    }),
  );
  if (done) await vscode.window.showInformationMessage(vscode.l10n.t('{0} {1} runs with new pods.', kind, name));
  else
    await vscode.window.showWarningMessage(
      vscode.l10n.t('{0} {1} has no ready new pods after ten minutes. Look at why its pods do not start.', kind, name),
    );
}
