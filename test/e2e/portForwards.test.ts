import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDemoWorld, type DemoWorld } from '../../demo/world.ts';
import { type SimulatedCluster, startSimulatedCluster } from '../../tools/simulatedCluster/index.ts';
import { administrator, type User } from '../../tools/simulatedCluster/users.ts';
import { findPrometheus, type RealPrometheus, startRealPrometheus } from '../support/realPrometheus.ts';
import { copyOfWorkspace, realParts } from './driver/environment.ts';
import { openSession, type Session } from './driver/session.ts';
import type { Workbench } from './driver/workbench.ts';

const binary = findPrometheus();
/** May look into two namespaces, of which the kubeconfig names none. */
const guest: User = {
  name: 'guest',
  token: 'guest-token',
  namespace: 'nowhere',
  allow: ['default', 'kube-system'].map(namespace => ({
    namespace,
    verbs: ['get', 'list', 'watch'],
    resources: ['services', 'endpointslices'],
  })),
};
const traefik = { app: 'traefik' };

/** Port-forwards as a person sees them while pods come and go; each step builds on those before it. */
describe.skipIf(binary === undefined && process.env['CI'] !== 'true')('port-forwards', () => {
  let cluster: SimulatedCluster;
  let demo: DemoWorld;
  let prometheus: RealPrometheus;
  let session: Session;
  let workbench: Workbench;
  let metrics = '';
  let stuck = false;

  beforeAll(async () => {
    if (binary === undefined) throw new Error('There is no Prometheus 3: name its binary in PROMWB_PROMETHEUS.');
    const workspace = await copyOfWorkspace('smoke');
    cluster = await startSimulatedCluster({ name: 'playground', users: [administrator, guest] });
    demo = await createDemoWorld(cluster.world);
    const self = (port: number): string => `scrape_configs: [{ job_name: self, static_configs: [{ targets: ['127.0.0.1:${port}'] }] }]\n`;
    prometheus = await startRealPrometheus({ binary, config: self });
    demo.prometheusListensOn(Number(new URL(prometheus.url).port));
    const kubeconfig = path.join(workspace, 'kubeconfig');
    await writeFile(kubeconfig, cluster.kubeconfig);
    session = await openSession(realParts(), { name: 'portForwards', workspace, env: { KUBECONFIG: kubeconfig } });
    workbench = session.workbench;
    await workbench.opened();
    await workbench.openViewContainer('Prometheus');
  });

  beforeEach(({ skip }) => skip(stuck, 'a step before this one failed'));
  afterEach(async ({ task }) => {
    stuck ||= task.result?.state === 'fail';
    await workbench?.picture(task.name);
  });
  afterAll(async () => {
    expect(session?.uncaught ?? []).toEqual([]);
    await session?.close();
    await prometheus?.stop();
    demo?.close();
    await cluster?.stop();
  });

  const ok = () => workbench.page.locator('.quick-input-widget:visible .monaco-button').filter({ hasText: 'OK' }).click();
  const row = (text: string | RegExp) => workbench.treeItem(text);

  it('of several ports are opened at once', async () => {
    await workbench.expand(row(/^default/));
    await workbench.chooseFromMenu(row(/^traefik/), 'Forward Port');
    await workbench.quickPick('443').locator('input[type=checkbox], .monaco-checkbox').first().click();
    await workbench.picture('the ports of a Service');
    await ok();
    await row(/^traefik:80127/).waitFor();
    const message = await row(/^traefik:8080/).innerText();
    metrics = `http://${/127\.0\.0\.1:\d+/.exec(message)?.[0] ?? ''}/metrics`;
    expect(await (await fetch(metrics)).text()).toContain('traefik_config_last_reload_success 1');
  });

  it('say which pod they lead to and what went through them', async () => {
    await workbench.expand(row(/^traefik:8080/));
    await row(/^Podtraefik-/).waitFor();
    await row(/^Traffic\d.*received, \d+ B sent, \d of \d connections? open|^Traffic.*received/).waitFor();
  });

  it('go on with another pod at the same port when theirs is gone', async () => {
    const [pod] = await cluster.world.pods('default', traefik);
    const name = pod?.metadata.name ?? '';
    cluster.world.delete({ kind: 'Pod', namespace: 'default', name });
    await row(/Goes on with pod "traefik-/).waitFor();
    await expect.poll(() => row(/^Podtraefik-/).innerText()).not.toContain(name);
    expect(await (await fetch(metrics)).text()).toContain('traefik_config_last_reload_success 1');
  });

  it('wait while there is no pod', async () => {
    const deployment = cluster.world.get({ kind: 'Deployment', namespace: 'default', name: 'traefik' });
    const scale = (replicas: number): void => {
      if (deployment === undefined) throw new Error('There is no Deployment traefik.');
      const { resourceVersion: _, ...metadata } = deployment.metadata;
      cluster.world.apply({ ...deployment, metadata, spec: { ...Object(deployment.spec), replicas } });
    };
    scale(0);
    await row(/^traefik:8080.*waiting for a pod/).waitFor();
    await workbench.picture('waiting for a pod');
    const answer = fetch(metrics);
    scale(1);
    expect(await (await answer).text()).toContain('traefik_config_last_reload_success 1');
    await row(/^traefik:8080(?!.*waiting)/).waitFor();
  });

  it('lead to a Prometheus that is found in the cluster, for as long as it is used', async () => {
    await workbench.runCommand('Prometheus: Add Server');
    await workbench.quickPick('prometheus-example-service').first().waitFor();
    await workbench.picture('a Prometheus found in the cluster');
    await workbench.quickPick('prometheus-example-service').first().click();
    await workbench.quickInput().waitFor();
    await expect.poll(() => workbench.quickInput().inputValue()).toBe('prometheus-example-service (playground)');
    await workbench.press('Enter');
    await row(/^prometheus-example-service:9090127/).waitFor();
    await workbench.page.locator('.statusbar-item').filter({ hasText: 'prometheus-example-service (playground)' }).first().waitFor();
  });

  it('are offered again by the next window, but not those that a query opened', async () => {
    await workbench.runCommand('Developer: Reload Window');
    await row(/^traefik:8080not open, was at 127/).waitFor();
    await row(/^Port Forwards\d of \d open/).waitFor();
    await workbench.picture('offered again');
    expect(await workbench.page.getByText(/^prometheus-example-service:9090not open/).count()).toBe(0);
    // By the palette: while a tree is drawn anew, VS Code may hand a row's own button no element.
    await workbench.runCommand('Prometheus: Open Port Forwards Again');
    await workbench.quickPick('traefik:8080').first().waitFor();
    await ok();
    await row(/^traefik:8080127/).waitFor();
    expect(await (await fetch(metrics)).text()).toContain('traefik_config_last_reload_success 1');
  });

  it('leave room for who may not list namespaces: they choose', async () => {
    await workbench.clearNotifications();
    await workbench.expand(row(/^playground-guest/));
    await row(/^Choose Namespaces/).click();
    await workbench.quickPick('All that I may list').first().waitFor();
    await workbench.type('kube-system');
    await workbench.quickPick('kube-system').locator('input[type=checkbox], .monaco-checkbox').first().click();
    await workbench.picture('namespaces to choose from');
    await ok();
    // The administrator's stands above it, and is closed.
    const both = workbench.page.locator('.sidebar .pane-body .monaco-list-row').filter({ hasText: /^kube-system/ });
    await both.nth(1).waitFor();
    await workbench.expand(both.nth(1));
    await row(/^kube-dns/).waitFor();
  });
});
