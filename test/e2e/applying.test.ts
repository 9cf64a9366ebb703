import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { manifestApi, type ManifestApi } from '../support/manifestApi.ts';
import { copyOfWorkspace, realParts } from './driver/environment.ts';
import { type RunningPrometheus, startPrometheus } from './driver/prometheus.ts';
import { openSession, type Session } from './driver/session.ts';
import type { Workbench } from './driver/workbench.ts';

const { PROMWB_REAL_KUBECONFIG: kubeconfig, PROMWB_PROMETHEUS: binary, PROMWB_PROMETHEUS_ADDRESS: listen } = process.env;
const missing = [kubeconfig, binary, listen].includes(undefined);
const configMap = '/api/v1/namespaces/default/configmaps/prometheus-of-test';

/** A configuration gets into a real cluster, is changed there, and Prometheus says that it has it; each step builds on those before it. */
describe.skipIf(missing)('a configuration in the cluster', () => {
  let api: ManifestApi;
  let mounted: string;
  let prometheus: RunningPrometheus;
  let session: Session;
  let workbench: Workbench;
  let stuck = false;
  const ending = new AbortController();

  beforeAll(async () => {
    api = manifestApi(kubeconfig ?? '');
    const workspace = await copyOfWorkspace('applying');
    mounted = path.join(path.dirname(workspace), 'mounted.yml');
    await writeFile(mounted, 'global:\n  scrape_interval: 1s\n');
    session = await openSession(realParts(), { name: 'applying', workspace, env: { KUBECONFIG: kubeconfig ?? '' } });
    const logFile = path.join(session.results, 'prometheus.log');
    prometheus = await startPrometheus({ binary: binary ?? '', listen: listen ?? '', configFile: mounted, logFile });
    workbench = session.workbench;
    void kubelet();
    await workbench.opened();
  });

  beforeEach(({ skip }) => skip(stuck, 'a step before this one failed'));
  afterEach(async ({ task }) => {
    stuck ||= task.result?.state === 'fail';
    await workbench.picture(task.name);
  });
  afterAll(async () => {
    ending.abort();
    await session?.close();
    await prometheus?.stop();
    await api?.request('DELETE', configMap).catch(() => undefined);
    api?.close();
  });

  const live = async (): Promise<string> => {
    const { data }: { readonly data: Readonly<Record<string, string>> } = JSON.parse(await api.request('GET', configMap));
    return data['prometheus.yml'] ?? '';
  };

  /** The kubelet's part, for kwok runs no containers: what the ConfigMap has gets into the file that Prometheus reads. */
  async function kubelet(): Promise<void> {
    while (!ending.signal.aborted) {
      const text = await live().catch(() => undefined);
      if (text !== undefined && text !== (await readFile(mounted, 'utf8'))) await writeFile(mounted, text);
      await sleep(200);
    }
  }

  const choose = async (text: RegExp): Promise<void> => {
    await workbench.quickPick(text).first().waitFor();
    await workbench.picture(`choose ${text.source}`);
    await workbench.quickPick(text).first().click();
  };

  it('is not applied while it has an error', async () => {
    await workbench.openFile('wrong.yaml');
    await workbench.squiggle().waitFor();
    await workbench.runCommand('Prometheus: Apply to Cluster');
    await choose(/^test/);
    await workbench.notification('Nothing is written to the cluster before this is corrected').waitFor();
    await workbench.picture('stopped at an error');
    await workbench.clearNotifications();
  });

  it('is shown before it is created', async () => {
    await workbench.openFile('monitoring.yaml');
    await workbench.runCommand('Prometheus: Apply to Cluster');
    await choose(/^test/);
    await workbench.editorAction('Apply Change').waitFor();
    await workbench.line('job_name: prometheus').waitFor();
    await expect(live()).rejects.toThrow('404');
  });

  it('is created, and Prometheus loads it', async () => {
    await workbench.editorAction('Apply Change').click();
    const written = workbench.notification('ConfigMap prometheus-of-test is written to test');
    await written.waitFor();
    expect(await live()).toContain('job_name: prometheus');
    await workbench.picture('written');
    await written.getByText('Reload Prometheus', { exact: true }).click();
    await workbench.notification('in the cluster has loaded the new configuration').waitFor();
    await workbench.picture('loaded');
    await workbench.clearNotifications();
  });

  it('is opened in place, and checked there', async () => {
    await workbench.runCommand('Prometheus: Edit in Cluster');
    await choose(/^test/);
    await choose(/prometheus-of-test/);
    // The file applied before shows the same lines.
    await workbench.page.locator('.tab.active[data-resource-name="prometheus.yml"]').waitFor();
    await workbench.line('scrape_timeout: 1s').click();
    await workbench.press('End');
    await workbench.type('x');
    await workbench.squiggle().waitFor();
    await workbench.picture('an error in place');
    await workbench.press('Backspace');
    await workbench.squiggle().waitFor({ state: 'detached' });
  });

  it('is changed in place: a save shows the change, writes it, and the new target is up', async () => {
    await workbench.press('Control+End');
    // The editor indents each line like the one before.
    await workbench.type("  - job_name: again\nstatic_configs:\n- targets: ['prometheus-example-service:9090']");
    await workbench.picture('typed');
    await workbench.press('Control+s');
    await workbench.editorAction('Apply Change').waitFor();
    await workbench.picture('the change of a save');
    expect(await live()).not.toContain('job_name: again');
    await workbench.editorAction('Apply Change').click();
    const written = workbench.notification('ConfigMap prometheus-of-test is written to test');
    await written.waitFor();
    await written.getByText('Reload Prometheus', { exact: true }).click();
    await workbench.notification('has loaded the new configuration').getByText('is up').waitFor();
    expect(await live()).toContain('job_name: again');
  });

  it('goes back to what it was', async () => {
    await workbench.clearNotifications();
    await workbench.runCommand('Prometheus: Roll Back Applied Change');
    await choose(/prometheus-of-test/);
    await workbench.editorAction('Apply Change').waitFor();
    await workbench.picture('the way back');
    await workbench.editorAction('Apply Change').click();
    await workbench.notification('ConfigMap prometheus-of-test is written to test').waitFor();
    expect(await live()).not.toContain('again');
  });

  it('that somebody else changed meanwhile is not overwritten', async () => {
    await workbench.clearNotifications();
    await workbench.page.locator('.tab[data-resource-name="prometheus.yml"]').click();
    const theirs = (await live()).replace('job_name: prometheus', 'job_name: theirs');
    const patch = { ...JSON.parse(await api.request('GET', configMap)), data: { 'prometheus.yml': theirs } };
    await workbench.line('job_name: again').click();
    await workbench.press('End');
    await workbench.type('-ours');
    await api.request('PUT', configMap, patch);
    await workbench.press('Control+s');
    await workbench.notification('Somebody changed this text in the cluster meanwhile').waitFor();
    await workbench.picture('brought together');
    expect(await live()).toBe(theirs);
  });
});
