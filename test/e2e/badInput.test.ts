import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDemoWorld, type DemoWorld } from '../../demo/world.ts';
import { selfSignedCertificate, type SimulatedCluster, startSimulatedCluster } from '../../tools/simulatedCluster/index.ts';
import type { Fault } from '../../tools/simulatedCluster/faults.ts';
import { administrator } from '../../tools/simulatedCluster/users.ts';
import { writeKubeconfigs } from './badInput/kubeconfigs.ts';
import { type FaultyPrometheus, type Misdeed, startFaultyPrometheus } from './badInput/prometheus.ts';
import { copyOfWorkspace, realParts } from './driver/environment.ts';
import { openSession, type Session } from './driver/session.ts';
import type { Workbench } from './driver/workbench.ts';

/** Every failure is told in a sentence that says what happened and what to do; nothing breaks, and no edit is lost. */
describe('where things go wrong', () => {
  let folder: string;
  let workspace: string;
  let cluster: SimulatedCluster;
  let tlsCluster: SimulatedCluster;
  let demo: DemoWorld;
  let prometheus: FaultyPrometheus;
  let session: Session;
  let workbench: Workbench;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bad-input-'));
    workspace = await copyOfWorkspace('badInput');
    cluster = await startSimulatedCluster({ name: 'playground', users: [administrator] });
    tlsCluster = await startSimulatedCluster({ name: 'tls', users: [administrator], tls: selfSignedCertificate() });
    demo = await createDemoWorld(cluster.world);
    prometheus = await startFaultyPrometheus();
    await addSettings({
      'prometheusWorkbench.servers': [
        { name: 'faulty', url: prometheus.url },
        { name: 'self-signed', url: tlsCluster.url },
        { name: 'nobody home', url: 'http://127.0.0.1:1' },
        { name: 'unknown host', url: 'http://prometheus.invalid:9090' },
        { name: 'not TLS', url: prometheus.url.replace('http:', 'https:') },
      ],
    });
    const env = {
      KUBECONFIG: await writeKubeconfigs({ folder, plainUrl: cluster.url, tlsUrl: tlsCluster.url, token: administrator.token }),
    };
    session = await openSession(realParts(), { name: 'badInput', workspace, env });
    workbench = session.workbench;
    await workbench.opened();
    await workbench.openViewContainer('Prometheus');
    await workbench.treeItem(/^default/).waitFor();
  });

  beforeEach(() => workbench.clearNotifications());
  afterEach(({ task }) => workbench.picture(task.name));
  afterAll(async () => {
    await session?.close();
    demo?.close();
    await Promise.all([cluster?.stop(), tlsCluster?.stop(), prometheus?.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  async function addSettings(settings: object): Promise<void> {
    const file = path.join(workspace, '.vscode/settings.json');
    await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), ...settings }, undefined, 2));
  }

  const inWorkspace = (name: string): string => path.join(workspace, name);
  const textOf = (name: string): Promise<string> => readFile(inWorkspace(name), 'utf8');

  describe('in the kubeconfigs', () => {
    it.each([
      ['a file that is not YAML', /Unreadable kubeconfig.*broken\.yaml cannot be used: .*\. Correct the file, or take it off the list\./],
      [
        'a file that is something else',
        /Unreadable kubeconfig.*not-a-kubeconfig\.yaml cannot be used: it holds no mapping.*Correct the file/,
      ],
    ])('tells of %s, and shows what the others hold', async (_, sentence) => {
      await workbench.treeItem(sentence).waitFor();
      await workbench.treeItem(/^playground/).waitFor();
    });

    it.each([
      ['no-cluster', /names the cluster "no-cluster", which no kubeconfig defines\. Define it, or correct the name/],
      ['no-user', /names the user "nobody", which no kubeconfig defines\. Define it, or correct the name/],
      ['self-signed', /The certificate of https:\S+ is not trusted: .* Put the cluster's CA into certificate-authority-data/],
      ['not-tls', /No TLS connection to https:\S+ could be made: the other side does not speak TLS.*Check in the kubeconfig/],
      ['nobody-home', /Nothing listens at http:\/\/127\.0\.0\.1:1, .* Start the cluster or correct the address/],
      ['no-such-host', /The host of https:\/\/cluster\.invalid:6443, .* is not known here\. Check the address/],
    ])('says why the context %s cannot be reached', async (context, sentence) => {
      const row = workbench.treeItem(new RegExp(`^${context}`));
      await workbench.expand(row);
      await workbench.treeItem(sentence).waitFor();
      await workbench.picture(`context ${context}`);
      await row.locator('.monaco-tl-twistie').click();
    });
  });

  describe('at the API server', () => {
    const status = (code: number, reason: string): Fault => ({ kind: 'status', code, reason });

    it.each<[string, Fault, RegExp]>([
      ['401', status(401, 'Unauthorized'), /Login expired or refused.*is not accepted by .* Sign in again in a terminal, then retry\./],
      [
        '403',
        status(403, 'Forbidden'),
        /Forbidden.*This is not allowed to the user of context "playground".*Ask the cluster's administrator/,
      ],
      ['404', status(404, 'NotFound'), /Not found.*does not have this: .*refresh and try again\./],
      ['409', status(409, 'Conflict'), /Changed meanwhile.*was changed by someone else meanwhile.*Refresh and try again\./],
      ['429', { kind: 'throttled', retryAfterSeconds: 30 }, /Too many requests.*asks for fewer requests: .* Try again in 30 s\./],
      [
        '500',
        status(500, 'InternalError'),
        /The API server failed.*answered with status 500: .* Retry, and look into the API server's log/,
      ],
      ['a login page', { kind: 'text', body: '<html>Sign in</html>' }, /Not an answer of Kubernetes.*\. Check .*\.$/],
      ['a broken connection', { kind: 'reset' }, /Unreachable.*The connection to http:\S+, .*, failed: .*\. Check .*, then retry\./],
      ['300 MB', { kind: 'huge', bytes: 300 << 20 }, /Not an answer of Kubernetes.*larger than 256 MB/],
      ['silence', { kind: 'hang' }, /No answer in time.*did not answer in time\. Check .*, then retry\./],
    ])('says so in the tree for %s, and recovers', async (_, fault, sentence) => {
      const injected = cluster.faults.inject({ fault, match: /^GET/ });
      await workbench.runCommand('Prometheus: Refresh Clusters');
      await workbench.treeItem(sentence).waitFor();
      await workbench.picture('told');
      injected.dispose();
      await workbench.treeItem(sentence).click();
      await workbench.treeItem(sentence).waitFor({ state: 'detached' });
      await workbench.treeItem(/^default/).waitFor();
    });

    it('keeps what it knew when the server goes away, and comes back with it', async () => {
      await cluster.faults.shutDown();
      const sentence = /Unreachable.*Nothing listens at .* then retry\./;
      await workbench.treeItem(sentence).waitFor();
      await workbench.treeItem(/^default/).waitFor();
      await workbench.picture('gone');
      await cluster.faults.startUp();
      await workbench.treeItem(sentence).click();
      await workbench.treeItem(sentence).waitFor({ state: 'detached' });
    });
  });

  describe('at Prometheus', () => {
    async function runQuery(): Promise<void> {
      await workbench.openFile('queries.promql');
      await workbench.codeLens('Run query').getByText('Run query').click();
    }

    it.each<[string, Misdeed, RegExp]>([
      ['401', { status: 401, text: 'Unauthorized' }, /wants a login \(401\)\. Set its credentials/],
      ['403', { status: 403, text: 'Forbidden' }, /does not allow this with the login that is set \(403\)\. Use one/],
      ['404', { status: 404, text: '404 page not found' }, /There is no Prometheus API at .* \(404\)\. Check the URL/],
      ['409', { status: 409, text: 'conflict' }, /answered 409: conflict\. .*\./],
      ['429', { status: 429, text: 'slow down' }, /answered 429: slow down\. .*[Tt]ry again/],
      ['500', { status: 500, text: 'out of memory' }, /answered 500: out of memory\. Look into its log/],
      [
        'a web page',
        { text: '<!doctype html><title>Sign in</title>', headers: { 'content-type': 'text/html' } },
        /answered with a web page\. Check the URL/,
      ],
      ['half an answer', { text: '{"status":"succ' }, /answered with something that is not an answer of its API\. Check the URL/],
      ['an answer of another shape', { json: { status: 'success', data: { resultType: 'vector', result: 7 } } }, /answer.*\. .*\./],
      ['a broken connection', 'hang up', /The connection to http:\S+ broke off: .*\. Check that Prometheus runs/],
      ['300 MB', 'flood', /is larger than 64 MiB and was refused\. Ask for fewer series/],
      ['silence', 'silence', /did not answer within 2 s\. Ask for less/],
    ])('says so for %s, and answers the next query', async (_, misdeed, sentence) => {
      prometheus.answerQueriesWith(misdeed);
      await runQuery();
      await workbench.notification(sentence).waitFor();
      await workbench.picture('told');
      prometheus.answerQueriesWith({ json: { status: 'success', data: { resultType: 'scalar', result: [1, '42'] } } });
      await workbench.clearNotifications();
      await runQuery();
      await expect.poll(() => workbench.inlineTexts(), { timeout: 30_000 }).toContainEqual(expect.stringMatching(/= 42$/));
    });

    it.each([
      ['self-signed', /The certificate of https:\S+ cannot be trusted: .*\. Add its authority to this machine/],
      ['nobody home', /Nothing listens at http:\/\/127\.0\.0\.1:1: .* Start Prometheus there or correct its URL\./],
      ['unknown host', /The host name prometheus\.invalid does not resolve on this machine\. Correct the URL/],
      ['not TLS', /does not speak TLS\. If Prometheus serves plain HTTP there, write http:\/\//],
    ])('says why the server "%s" cannot be reached', async (server, sentence) => {
      await selectServer(server);
      await runQuery();
      await workbench.notification(sentence).waitFor();
    });

    it('answers again once a server is chosen that works', async () => {
      await selectServer('faulty');
      await runQuery();
      await expect.poll(() => workbench.inlineTexts(), { timeout: 30_000 }).toContainEqual(expect.stringMatching(/= 42$/));
    });

    async function selectServer(name: string): Promise<void> {
      await workbench.runCommand('Prometheus: Select Server');
      await workbench.quickPick(name).first().click();
    }
  });

  describe('in the workspace', () => {
    const config = 'scrape_configs:\n  - job_name: kept\n    static_configs:\n      - targets: [kept:80]\n';
    const written = /- job_name: traefik\n.*\n.*traefik:8080/;

    async function monitorTraefik(): Promise<void> {
      await workbench.expand(workbench.treeItem(/^default/));
      await workbench.chooseFromMenu(workbench.treeItem(/^traefik/), 'Monitor This Service');
    }

    it('says that there is no prometheus.yml, and offers to create one', async () => {
      await monitorTraefik();
      const message = workbench.notification('This workspace has no prometheus.yml that the job could be written into.');
      await message.waitFor();
      await message.getByText('Create prometheus.yml', { exact: true }).waitFor();
    });

    it('keeps what others write while the preview stands open', async () => {
      await writeFile(inWorkspace('prometheus.yml'), config);
      await monitorTraefik();
      await workbench.editorAction('Apply Change').waitFor();
      const edited = config.replace('kept:80', 'kept:8080');
      await writeFile(inWorkspace('prometheus.yml'), edited);
      await workbench.line('kept:8080').waitFor();
      await workbench.editorAction('Apply Change').click();
      await workbench.notification('The job traefik is written').waitFor();
      expect(await textOf('prometheus.yml')).toMatch(written);
      expect((await textOf('prometheus.yml')).slice(0, edited.length)).toBe(edited);
    });

    it('writes what was previewed, even where the file was removed meanwhile', async () => {
      await writeFile(inWorkspace('prometheus.yml'), config);
      await workbench.line('kept:80]').waitFor();
      await monitorTraefik();
      await workbench.editorAction('Apply Change').waitFor();
      await rm(inWorkspace('prometheus.yml'));
      await workbench.editorAction('Apply Change').click();
      await workbench.notification('The job traefik is written').waitFor();
      expect(await textOf('prometheus.yml')).toMatch(written);
      expect((await textOf('prometheus.yml')).slice(0, config.length)).toBe(config);
    });

    it('says so when the file is read-only, and leaves it as it was', async () => {
      await rm(inWorkspace('prometheus.yml'));
      await workbench.runCommand('View: Close All Editors');
      await writeFile(inWorkspace('locked.prometheus.yml'), config);
      await monitorTraefik();
      await workbench.editorAction('Apply Change').click();
      await workbench
        .notification(/The job is in the editor, but locked\.prometheus\.yml could not be saved\. Make the file writable/)
        .waitFor();
      await workbench.line('traefik:8080').waitFor();
      expect(await textOf('locked.prometheus.yml')).toBe(config);
    });
  });

  it('left nothing uncaught', () => expect(session.uncaught).toEqual([]));
});
