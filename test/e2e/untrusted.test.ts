import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SimulatedCluster, startSimulatedCluster } from '../../tools/simulatedCluster/index.ts';
import { administrator } from '../../tools/simulatedCluster/users.ts';
import { type FakePrometheus, startFakePrometheus } from '../support/fakePrometheus.ts';
import { copyOfWorkspace, realParts } from './driver/environment.ts';
import { openSession, type Session } from './driver/session.ts';
import type { Workbench } from './driver/workbench.ts';

/** A folder that somebody sent: nothing in it may reach the network or run a login, and the person is told why. */
describe('in a workspace that is not trusted', () => {
  let folder: string;
  let cluster: SimulatedCluster;
  let prometheus: FakePrometheus;
  let session: Session;
  let workbench: Workbench;

  const traceOfLogin = (): string => path.join(folder, 'login-was-run');

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'untrusted-'));
    cluster = await startSimulatedCluster({ name: 'playground', users: [administrator] });
    prometheus = await startFakePrometheus();
    const workspace = await copyOfWorkspace('badInput');
    await writeFile(path.join(workspace, 'prometheus.yml'), 'scrape_configs:\n  - job_name: self\n    scrape_intervall: 1s\n');
    await addServer(workspace, prometheus.url);
    session = await openSession(realParts(), {
      name: 'untrusted',
      workspace,
      env: { KUBECONFIG: await writeKubeconfig() },
      restricted: true,
    });
    workbench = session.workbench;
    await workbench.opened();
    await refuseTrust();
  });

  afterEach(({ task }) => workbench.picture(task.name));
  afterAll(async () => {
    await session?.close();
    await Promise.all([cluster?.stop(), prometheus?.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  /** Some versions of VS Code ask first, others begin in Restricted Mode and wait to be told otherwise. */
  async function refuseTrust(): Promise<void> {
    const refuse = workbench.page.getByRole('button', { name: "No, I don't trust the authors" });
    const restricted = workbench.page.getByText('Restricted Mode is intended for safe code browsing');
    await refuse.or(restricted).first().waitFor();
    if (await refuse.isVisible()) await refuse.click();
    await restricted.waitFor();
  }

  /** Its login is a program that leaves a trace. */
  async function writeKubeconfig(): Promise<string> {
    const login = path.join(folder, 'login.cjs');
    const credential = { apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: { token: administrator.token } };
    const program = `require('node:fs').writeFileSync(${JSON.stringify(traceOfLogin())}, '');\nconsole.log(${JSON.stringify(JSON.stringify(credential))});\n`;
    await writeFile(login, program);
    const exec = {
      apiVersion: credential.apiVersion,
      command: process.execPath,
      args: [login],
      interactiveMode: 'Never',
    };
    const file = path.join(folder, 'kubeconfig');
    await writeFile(file, JSON.stringify({ ...JSON.parse(cluster.kubeconfig), users: [{ name: 'playground', user: { exec } }] }));
    return file;
  }

  it('says in the tree that no cluster is contacted and no login is run', async () => {
    await workbench.openViewContainer('Prometheus');
    await workbench.page.getByText('This workspace is not trusted, so no cluster is contacted and no login is run.').waitFor();
  });

  it('says in the view of targets that Prometheus is not asked', async () => {
    await workbench.page
      .getByText('This workspace is not trusted, so no request is sent to Prometheus. Trust it to see its targets.')
      .waitFor();
  });

  it('checks the files all the same', async () => {
    await workbench.openFile('prometheus.yml');
    expect((await workbench.problems()).join('\n')).toContain('scrape_interval');
  });

  it('says beside a job that Prometheus is not asked', async () => {
    await workbench.codeLens('workspace not trusted: no request is sent').waitFor();
  });

  it.each([
    ['Prometheus: Run Query', /This workspace is not trusted, so no request is sent to Prometheus\. Trust the workspace/],
    ['Prometheus: Monitor This Service', /This workspace is not trusted, so no cluster is contacted\. Trust the workspace/],
    ['Prometheus: Forward Port', /This workspace is not trusted, so no cluster is contacted\. Trust the workspace/],
    [
      'Prometheus: Reload Prometheus Configuration',
      /This workspace is not trusted, so no request is sent to Prometheus\. Trust the workspace/,
    ],
  ])('"%s" says why it does nothing', async (command, sentence) => {
    await workbench.openFile('queries.promql');
    await workbench.goToLine(2);
    await workbench.clearNotifications();
    await workbench.runCommand(command);
    await workbench.notification(sentence).getByText('Manage Workspace Trust', { exact: true }).waitFor();
  });

  it('has sent nothing and run nothing', () => {
    expect(prometheus.requests).toEqual([]);
    expect(cluster.connectionCount).toBe(0);
    expect(existsSync(traceOfLogin())).toBe(false);
  });

  it('shows the cluster as soon as the workspace is trusted', async () => {
    await workbench.clearNotifications();
    await workbench.runCommand('Workspaces: Manage Workspace Trust');
    await workbench.page
      .locator('.workspace-trust-editor .monaco-button')
      .filter({ hasText: /^Trust$/ })
      .first()
      .click();
    await workbench.treeItem(/^default/).waitFor();
    expect(existsSync(traceOfLogin())).toBe(true);
  });

  it('left nothing uncaught', () => expect(session.uncaught).toEqual([]));
});

async function addServer(workspace: string, url: string): Promise<void> {
  const file = path.join(workspace, '.vscode/settings.json');
  const settings = { ...JSON.parse(await readFile(file, 'utf8')), 'prometheusWorkbench.servers': [{ name: 'playground', url }] };
  await writeFile(file, JSON.stringify(settings));
}
