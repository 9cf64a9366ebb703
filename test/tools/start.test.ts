import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { Child } from '../../tools/start/child.ts';
import { Cleanup } from '../../tools/start/cleanup.ts';
import { openClusterProxy } from '../../tools/start/clusterProxy.ts';
import { desktopCommand } from '../../tools/start/desktop.ts';
import { parseOptions } from '../../tools/start/options.ts';
import { openPortRedirect } from '../../tools/start/portRedirect.ts';
import { withProxy } from '../../tools/start/proxiedConfig.ts';
import { namesOf, serviceOf } from '../../tools/start/serviceNames.ts';
import { createWorkspace, type WorkspaceFacts } from '../../tools/start/workspace.ts';
import { serveMetrics } from '../../demo/exporters/servers.ts';
import { startSimulatedCluster } from '../../tools/simulatedCluster/index.ts';

describe('names of Services', () => {
  const traefik = { namespace: 'default', name: 'traefik' };

  test('are short within a namespace, and qualified everywhere', () => {
    const qualified = ['traefik.default', 'traefik.default.svc', 'traefik.default.svc.cluster.local'];
    expect(namesOf(traefik, 'default')).toEqual(['traefik', ...qualified]);
    expect(namesOf(traefik, 'monitoring')).toEqual(qualified);
  });

  test('are understood as they are made', () => {
    for (const name of namesOf(traefik, 'default')) expect(serviceOf(name, 'default')).toEqual(traefik);
  });

  test.each(['prometheus.io.example', '127.0.0.1', 'traefik.default.svc.example.com'])('are not %s', host => {
    expect(serviceOf(host, 'default')).toBeUndefined();
  });
});

describe('the copy of a configuration that goes through a proxy', () => {
  test('sends each job there, but for those with a proxy of their own', () => {
    const config = 'scrape_configs:\n  - job_name: a # kept\n  - job_name: b\n    proxy_url: http://own\n';
    expect(withProxy(config, 'http://p')).toBe(
      'scrape_configs:\n  - job_name: a # kept\n    proxy_url: http://p\n  - job_name: b\n    proxy_url: http://own\n',
    );
  });

  test.each(['scrape_configs: [', 'groups: []\n', 'scrape_configs: no\n', ''])('is the text itself where that has no jobs: %j', same => {
    expect(withProxy(same, 'http://p')).toBe(same);
  });
});

test('an address that VS Code opens leads to the port on this machine, path and all', async () => {
  const redirect = await openPortRedirect();
  const { template } = redirect;
  const follow = async (place: string): Promise<readonly [number, string | null]> => {
    const { status, headers } = await fetch(place, { redirect: 'manual' });
    return [status, headers.get('location')];
  };
  expect(await follow(`${template.replace('{{port}}', '8080')}metrics?a=b`)).toEqual([302, 'http://127.0.0.1:8080/metrics?a=b']);
  expect(await follow(template.replace('{{port}}/', '8080'))).toEqual([302, 'http://127.0.0.1:8080/']);
  expect(await follow(template.replace('{{port}}/', 'x'))).toEqual([404, null]);
  redirect.close();
});

describe('the proxy that knows the cluster', () => {
  test('finds a Service by its name', async () => {
    const cluster = await startSimulatedCluster();
    const metrics = await serveMetrics(() => [{ name: 'here', help: 'Here.', type: 'gauge', samples: [{ value: 1 }] }]);
    const labels = { app: 'a' };
    cluster.world.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a', namespace: 'default', labels },
      spec: { containers: [{ name: 'a', image: 'a' }] },
    });
    cluster.world.addService({ namespace: 'default', name: 'a', selector: labels, ports: [{ port: 80, targetPort: 8080 }] });
    cluster.world.serve({ namespace: 'default', selector: labels, port: 8080, endpoint: metrics });
    await cluster.world.pods('default', labels);
    const proxy = await openClusterProxy(cluster.world, 'default');
    expect(await throughProxy(proxy.url, 'http://a.default.svc.cluster.local/metrics')).toContain('here 1');
    expect(await throughProxy(proxy.url, 'http://a/metrics')).toContain('here 1');
    proxy.close();
    metrics.close();
    await cluster.stop();
  });
});

async function throughProxy(proxy: string, address: string): Promise<string> {
  const [answer] = await once(request(proxy, { path: address }).end(), 'response');
  return text(answer);
}

describe('the workspace', () => {
  const settingsOf = async (facts: Partial<WorkspaceFacts>): Promise<unknown> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'workspace-'));
    await createWorkspace(folder, { prometheusPort: 9091, kubeconfig: '/some/kubeconfig', prometheusNamespace: undefined, ...facts });
    expect(await readFile(path.join(folder, 'prometheus.yml'), 'utf8')).toContain('localhost:9091');
    const settings: unknown = JSON.parse(await readFile(path.join(folder, '.vscode/settings.json'), 'utf8'));
    await rm(folder, { recursive: true });
    return settings;
  };

  test('is a copy with the addresses of its run', async () => {
    expect(await settingsOf({ prometheusNamespace: 'default' })).toMatchObject({
      'prometheusWorkbench.servers': [{ name: 'demo', url: 'http://127.0.0.1:9091' }],
      'prometheusWorkbench.kubeconfig': ['/some/kubeconfig'],
      'prometheusWorkbench.prometheusNamespace': 'default',
    });
  });

  test('says of no namespace that Prometheus runs there, where it knows no names of the cluster', async () => {
    expect(await settingsOf({})).not.toHaveProperty(['prometheusWorkbench.prometheusNamespace']);
  });
});

describe('options', () => {
  test('have defaults', () => {
    expect(parseOptions([])).toEqual({ kind: 'start', options: { kubeconfig: undefined, port: 8123, editor: 'any', open: true } });
  });

  test.each([['--port=0'], ['--port=x'], ['--nonsense'], ['stray'], ['--kubeconfig']])('are refused with a sentence: %s', argument => {
    expect(parseOptions([argument])).toEqual({ kind: 'wrong', sentence: expect.stringMatching(/\.|\)$/) });
  });
});

describe('the desktop', () => {
  test('keeps the settings and extensions of the person out of it', () => {
    const command = desktopCommand('/usr/bin/code', { extension: '/checkout', workspace: '/demo', data: '/data' });
    expect(command).toContain('--extensionDevelopmentPath=/checkout');
    expect(command).toContain('--user-data-dir=/data/user');
    expect(command.at(-1)).toBe('/demo');
  });
});

describe('the end', () => {
  test('undoes everything once, last thing first', async () => {
    const undone: string[] = [];
    const cleanup = new Cleanup();
    cleanup.add(() => void undone.push('first'));
    cleanup.add(() => void undone.push('second'));
    await Promise.all([cleanup.run(), cleanup.run()]);
    expect(undone).toEqual(['second', 'first']);
  });

  test('takes a child with it, and what that has started', async () => {
    const grandchild = "require('net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port); })";
    const script = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' })`;
    const { child, line } = await new Promise<{ child: Child; line: string }>(resolve => {
      const started = new Child([process.execPath, '-e', script], { onLine: printed => resolve({ child: started, line: printed }) });
    });
    await child.stop();
    await expect(once(connect(Number(line), '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
  });
});
