import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDemoWorld, type DemoWorld } from '../../demo/world.ts';
import { type SimulatedCluster, startSimulatedCluster } from '../../tools/simulatedCluster/index.ts';
import { administrator } from '../../tools/simulatedCluster/users.ts';
import { type OddTargets, startOddTargets } from '../support/oddTargets.ts';
import { findPrometheus, type RealPrometheus, startRealPrometheus, until } from '../support/realPrometheus.ts';
import { copyOfWorkspace, realParts } from './driver/environment.ts';
import { openSession, type Session } from './driver/session.ts';
import type { Workbench } from './driver/workbench.ts';

const binary = findPrometheus();
const many = 10_000;

/** A real Prometheus with targets that fail in ways of their own, and one job of 10,000; each step builds on those before it. */
describe.skipIf(binary === undefined && process.env['CI'] !== 'true')('the Targets view', () => {
  let workspace: string;
  let odd: OddTargets;
  let cluster: SimulatedCluster;
  let demo: DemoWorld;
  let prometheus: RealPrometheus;
  let session: Session;
  let workbench: Workbench;
  let stuck = false;

  beforeAll(async () => {
    if (binary === undefined) throw new Error('There is no Prometheus 3: name its binary in PROMWB_PROMETHEUS.');
    workspace = await copyOfWorkspace('targets');
    odd = await startOddTargets();
    cluster = await startSimulatedCluster({ name: 'playground', users: [administrator] });
    demo = await createDemoWorld(cluster.world);
    const config = configText(odd, path.join(workspace, 'crowd.json'));
    await writeFile(path.join(workspace, 'prometheus.yml'), config);
    await writeFile(path.join(workspace, 'crowd.json'), crowdText());
    prometheus = await startRealPrometheus({ binary, config: () => config });
    await until('the targets were scraped', async () => {
      const answer = await fetch(`${prometheus.url}/api/v1/query?query=up`);
      return (await answer.text()).split('"metric"').length > 5;
    });
    await addServer(prometheus.url);
    const kubeconfig = path.join(workspace, 'kubeconfig');
    await writeFile(kubeconfig, cluster.kubeconfig);
    session = await openSession(realParts(), { name: 'targets', workspace, env: { KUBECONFIG: kubeconfig } });
    workbench = session.workbench;
    await workbench.opened();
  });

  beforeEach(({ skip }) => skip(stuck, 'a step before this one failed'));
  afterEach(async ({ task }) => {
    stuck ||= task.result?.state === 'fail';
    await workbench?.picture(task.name);
  });
  afterAll(async () => {
    await session?.close();
    await prometheus?.stop();
    demo?.close();
    await Promise.all([cluster?.stop(), odd?.[Symbol.asyncDispose]()]);
  });

  async function addServer(url: string): Promise<void> {
    const file = path.join(workspace, '.vscode/settings.json');
    const settings = { ...JSON.parse(await readFile(file, 'utf8')), 'prometheusWorkbench.servers': [{ name: 'real', url }] };
    await writeFile(file, JSON.stringify(settings, undefined, 2));
  }

  /** The view alone, so that its rows are drawn: VS Code draws only what is to be seen. */
  const row = (text: string | RegExp) => workbench.treeItem(text);
  const close = async (text: string | RegExp): Promise<void> => {
    const item = row(text);
    await item.locator('.monaco-tl-twistie').click();
    await item.and(workbench.page.locator('[aria-expanded="false"]')).waitFor();
  };

  it('shows each pool with what is up and what was dropped', async () => {
    await workbench.openViewContainer('Prometheus');
    await workbench.page.locator('.pane-header[aria-label^="Clusters"]').first().click();
    await row(/^web1\/2 up/).waitFor();
    await row(/^picky1\/1 up, 1 dropped, 1 with a warning/).waitFor();
    await row(/^secure0\/1 up/).waitFor();
    await row(/^crowd0\/10000 up/).waitFor();
    await row(/^empty1\/1 up, 1 with a warning/).waitFor();
  });

  it('shows the target that is down first, and why in plain words', async () => {
    await workbench.expand(row(/^web/));
    await row(/127\.0\.0\.1:1\/metrics.*Nothing listens at 127\.0\.0\.1:1/).waitFor();
    await workbench.expand(row(/127\.0\.0\.1:1\/metrics/));
    await row(/^Check the port, that the process runs/).waitFor();
    await row(/^Get "http:\/\/127\.0\.0\.1:1\/metrics".*connection refused/).waitFor();
  });

  it('shows the samples of a target that is up, and its labels', async () => {
    const up = row(new RegExp(`${odd.addresses.http}/metrics`));
    await expect.poll(() => up.innerText(), { timeout: 60_000 }).toMatch(/1 samples/);
    await workbench.expand(up);
    await row(/^Last scrape.*every 1s, timeout 1s/).waitFor();
    await workbench.picture('details');
    await close(/^web/);
  });

  it('names https on a port of plain HTTP', async () => {
    await workbench.expand(row(/^secure/));
    await row(/speaks plain HTTP, but the job scrapes it with scheme https/).waitFor();
    await close(/^secure/);
  });

  it('warns of a target that is up with no samples, and of one scraped twice', async () => {
    await workbench.expand(row(/^empty/));
    await workbench.expand(row(/\/nothing/));
    await row(/up, but its last scrape had no samples/).waitFor();
    await close(/^empty/);
    await workbench.expand(row(/^picky/));
    await workbench.expand(row(new RegExp(`${odd.addresses.http}/metrics`)));
    await row(/The same endpoint is scraped by web too/).waitFor();
  });

  it('names the relabel step that dropped a target', async () => {
    await close(new RegExp(`${odd.addresses.http}/metrics`));
    await workbench.expand(row(/^Dropped by relabelling/));
    await row(/^unwanted\.example:80.*Step 2 dropped it: keep where __address__ matches "127\.0\.0\.1:\.\*"/).waitFor();
    await workbench.expand(row(/^unwanted\.example:80/));
    await row(/^Step 1/).waitFor();
    await workbench.picture('steps');
    await close(/^picky/);
  });

  it('opens a pool of 10,000 targets a page at a time', async () => {
    await workbench.expand(row(/^crowd/));
    await row(/^http:\/\/127\.1\.\d+\.\d+:1\/metrics/).waitFor();
    const toTheEnd = async (text: RegExp): Promise<void> => {
      await expect.poll(async () => (await workbench.press('End')) ?? row(text).isVisible(), { timeout: 60_000 }).toBe(true);
    };
    await toTheEnd(/^Show 200 more200 of 10000 are shown/);
    await row(/^Show 200 more/).click();
    await toTheEnd(/^Show 200 more400 of 10000 are shown/);
    await workbench.picture('two pages');
    await workbench.press('Home');
    await close(/^crowd/);
  });

  it('filters by text, and by health', async () => {
    await workbench.runCommand('Prometheus: Filter Targets');
    await workbench.quickInput().fill('number-7777');
    await workbench.press('Enter');
    await row(/^web/).waitFor({ state: 'detached' });
    await workbench.expand(row(/^crowd/));
    await row(/^http:\/\/127\.1\.31\.27:1\/metrics/).waitFor();
    expect(await workbench.page.locator('.sidebar .monaco-list-row[aria-level="2"]').count()).toBe(1);
    await workbench.picture('filtered');
    await close(/^crowd/);
    await workbench.runCommand('Prometheus: Clear Filter of Targets');
    await row(/^web/).waitFor();
    await workbench.runCommand('Prometheus: Show Only Targets That Are Not Up');
    await row(/^empty/).waitFor({ state: 'detached' });
    await row(/^secure/).waitFor();
    await workbench.runCommand('Prometheus: Show All Targets');
    await row(/^empty/).waitFor();
  });

  it('leads from a target to its place in the file, and from the job back to its pool', async () => {
    await workbench.expand(row(/^web/));
    await workbench.chooseFromMenu(row(/127\.0\.0\.1:1\/metrics/), 'Open Job in File');
    await workbench.page.locator('.tab.active[data-resource-name="prometheus.yml"]').waitFor();
    await workbench.line("'127.0.0.1:1'").waitFor();
    await close(/^web/);
    await workbench.codeLens('1/2 up').getByText('1/2 up').click();
    await row(/^web/).and(workbench.page.locator('.selected[aria-expanded="true"]')).waitFor();
  });

  it('queries and copies a target', async () => {
    await workbench.chooseFromMenu(row(/127\.0\.0\.1:1\/metrics/), 'Copy Labels');
    await expect.poll(() => workbench.page.evaluate(() => navigator.clipboard.readText())).toBe('{instance="127.0.0.1:1", job="web"}');
    await workbench.chooseFromMenu(row(/127\.0\.0\.1:1\/metrics/), 'Query Target');
    await workbench.webview().getByRole('table').getByText('127.0.0.1:1').first().waitFor();
    await close(/^web/);
  });

  it('shows the Service of a target in the tree of clusters', async () => {
    await workbench.expand(row(/^service/));
    await workbench.chooseFromMenu(row(/traefik\.default\.svc:8080/), 'Show in Clusters');
    await row(/^traefik/)
      .and(workbench.page.locator('.selected'))
      .waitFor();
    await workbench.picture('in the tree of clusters');
    await close(/^service/);
    await workbench.chooseFromMenu(row(/^traefik/), 'Show Targets of This Service');
    await row(/traefik\.default\.svc:8080/)
      .and(workbench.page.locator('.selected'))
      .waitFor();
    await workbench.page.locator('.pane-header[aria-label^="Clusters"]').first().click();
    await close(/^service/);
  });

  it('says that Prometheus does not answer, and offers to try again', async () => {
    await prometheus.stop();
    await row(/^No answer.*connection was refused/).waitFor();
    await row(/^No answer/).click();
    await row(/^No answer.*connection was refused/).waitFor();
    expect(session.uncaught).toEqual([]);
  });
});

function configText({ addresses }: OddTargets, crowd: string): string {
  return `global:
  scrape_interval: 1s
  scrape_timeout: 1s
scrape_configs:
  - job_name: web
    static_configs:
      - targets: ['${addresses.http}', '127.0.0.1:1']
  - job_name: secure
    scheme: https
    static_configs:
      - targets: ['${addresses.http}']
  - job_name: empty
    metrics_path: /nothing
    static_configs:
      - targets: ['${addresses.http}']
  - job_name: picky
    static_configs:
      - targets: ['${addresses.http}', 'unwanted.example:80']
    relabel_configs:
      - target_label: checked
        replacement: 'yes'
      - source_labels: [__address__]
        regex: 127.0.0.1:.*
        action: keep
  - job_name: service
    scrape_interval: 1h
    static_configs:
      - targets: ['traefik.default.svc:8080']
  - job_name: crowd
    scrape_interval: 1d
    file_sd_configs:
      - files: ['${crowd}']
`;
}

/** Of this machine are all addresses that begin with 127: none of these listens. */
function crowdText(): string {
  const target = (index: number) => `127.1.${Math.floor(index / 250)}.${index % 250}:1`;
  return JSON.stringify(Array.from({ length: many }, (_, index) => ({ targets: [target(index)], labels: { number: `number-${index}` } })));
}
