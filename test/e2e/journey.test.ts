import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyOfWorkspace, realParts } from './driver/environment.ts';
import { type RunningPrometheus, startPrometheus } from './driver/prometheus.ts';
import { openSession, type Session } from './driver/session.ts';
import type { Workbench } from './driver/workbench.ts';

const {
  PROMWB_REAL_KUBECONFIG: kubeconfig,
  PROMWB_PROMETHEUS: binary,
  PROMWB_PROMTOOL: promtool,
  PROMWB_PROMETHEUS_ADDRESS: listen,
} = process.env;
const missing = [kubeconfig, binary, promtool, listen].includes(undefined);

/** The guide's first journey (G1 to G4, G6, G7), on a real cluster with a real Prometheus; each step builds on those before it. */
describe.skipIf(missing)('from a Service to its metrics', () => {
  let workspace: string;
  let config: string;
  let before: string;
  let prometheus: RunningPrometheus;
  let session: Session;
  let workbench: Workbench;
  let stuck = false;

  beforeAll(async () => {
    const parts = realParts();
    workspace = await copyOfWorkspace('journey');
    config = path.join(workspace, 'prometheus.yml');
    before = await readFile(config, 'utf8');
    session = await openSession(parts, { name: 'journey', workspace, env: { KUBECONFIG: kubeconfig ?? '' } });
    const logFile = path.join(session.results, 'prometheus.log');
    prometheus = await startPrometheus({ binary: binary ?? '', listen: listen ?? '', configFile: config, logFile });
    workbench = session.workbench;
    await workbench.opened();
  });

  beforeEach(({ skip }) => skip(stuck, 'a step before this one failed'));
  afterEach(async ({ task }) => {
    stuck ||= task.result?.state === 'fail';
    await workbench.picture(task.name);
  });
  afterAll(async () => {
    await session?.close();
    await prometheus?.stop();
  });

  it('shows the Services of the cluster and their ports', async () => {
    await workbench.openFile('prometheus.yml');
    await workbench.openViewContainer('Prometheus');
    await workbench.expand(workbench.treeItem(/^default/));
    await workbench.expand(workbench.treeItem(/^traefik/));
    await workbench.treeItem(/^8080/).waitFor();
    await workbench.treeItem(/^redis/).waitFor();
  });

  it('wears on each Service whether it is scraped', async () => {
    await workbench.treeItem(/^traefik.*not scraped/).waitFor();
  });

  it('says why a Service is not monitored, link by link', async () => {
    await workbench.chooseFromMenu(workbench.treeItem(/^traefik/), 'Why Is This Service (Not) Monitored?');
    await workbench.line('Why is default/traefik not monitored?').waitFor();
    await workbench.line('✓ Exposed').waitFor();
    await workbench.line('No job, monitor or annotation is meant for traefik.').waitFor();
    await workbench.codeLens('Monitor This Service').waitFor();
    await workbench.press('Control+w');
  });

  it('shows what a Service exposes before there is a job', async () => {
    await workbench.chooseFromMenu(workbench.treeItem(/^traefik/), 'Peek Metrics');
    await workbench.quickPick('traefik_config_last_reload_success').first().waitFor();
    await workbench.picture('metrics of a Service');
    await workbench.press('Escape');
  });

  it('previews the job of a Service before anything is written', async () => {
    await workbench.chooseFromMenu(workbench.treeItem(/^traefik/), 'Monitor This Service');
    await workbench.editorAction('Apply Change').waitFor();
    await workbench.line('traefik:8080').waitFor();
    expect(await readFile(config, 'utf8')).toBe(before);
  });

  it('writes the job, and every other byte stays', async () => {
    await workbench.editorAction('Apply Change').click();
    // Saving is not one step: a moment before, the file may be empty.
    await expect.poll(() => readFile(config, 'utf8'), { timeout: 30_000 }).toMatch(/job_name: "traefik"[^]*'traefik:8080'\]\n$/);
    const after = await readFile(config, 'utf8');
    expect(after.slice(0, before.length)).toBe(before);
    await promisify(execFile)(promtool ?? '', ['check', 'config', config]);
  });

  it('reloads Prometheus and waits until the target is up', async () => {
    await workbench.notification('The job traefik is written').getByText('Reload Prometheus', { exact: true }).click();
    await workbench.notification('traefik is up').waitFor();
    await workbench.treeItem(/^traefik.*, scraped/).waitFor();
  });

  it('says beside each job whether its targets are up, and at a target why not', async () => {
    const up = expect.stringMatching(/^1\/1 up, last scrape/);
    const down = expect.stringMatching(/^0\/1 up, last scrape/);
    await expect.poll(() => workbench.codeLenses(), { timeout: 30_000 }).toEqual([up, down, up]);
    expect(await workbench.problems()).toEqual([expect.stringMatching(/no-such-service/)]);
  });

  it('shows the value of a metric behind its name', async () => {
    await workbench.openFile('queries.promql');
    await workbench.codeLens('Run query').getByText('Run query').click();
    await expect.poll(() => workbench.inlineTexts(), { timeout: 30_000 }).toContainEqual(expect.stringMatching(/^\s*= 1$/));
  });

  it('shows the whole answer as a table and as a graph', async () => {
    await workbench.runCommand('Prometheus: Show Query Results');
    const results = workbench.webview();
    await results.getByRole('table').getByText('traefik:8080').first().waitFor();
    await workbench.picture('results as a table');
    await results.getByText('Graph', { exact: true }).first().click();
    await results.locator('canvas').first().waitFor();
  });

  it('forwards the port of the Service to this machine', async () => {
    await workbench.chooseFromMenu(workbench.treeItem(/^8080/), 'Forward Port');
    const message = workbench.notification(/answers at http:\/\/127\.0\.0\.1:\d+/);
    await message.waitFor();
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(await message.innerText()) ?? [];
    const answer = await fetch(`${url}/metrics`);
    expect(await answer.text()).toContain('traefik_config_last_reload_success 1');
    await workbench.treeItem(url.replace('http://', '')).waitFor();
  });

  it('takes the job back by undo', async () => {
    await workbench.openFile('prometheus.yml');
    await workbench.goToLine(1);
    await workbench.press('Control+z');
    await workbench.press('Control+s');
    await expect.poll(() => readFile(config, 'utf8'), { timeout: 30_000 }).toBe(before);
  });
});
