import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersTo } from '../../demo/exporters/redis.ts';
import { eventsAt } from '../../demo/exporters/traffic.ts';
import { exposition } from '../../demo/exporters/exposition.ts';
import { createDemoWorld, type DemoWorld } from '../../demo/world.ts';
import { workloads } from '../../demo/workloads.ts';
import { startSimulatedCluster, type SimulatedCluster } from '../../tools/simulatedCluster/index.ts';

let cluster: SimulatedCluster;
let demo: DemoWorld;
beforeAll(async () => {
  cluster = await startSimulatedCluster();
  demo = await createDemoWorld(cluster.world);
  for (const { namespace, name } of Object.values(workloads)) await cluster.world.pods(namespace, { app: name });
});
afterAll(async () => {
  demo.close();
  await cluster.stop();
});

const metricsOf = async (service: string): Promise<string> => {
  const answer = await fetch(`${cluster.url}/api/v1/namespaces/${service}/proxy/metrics`, {
    headers: { authorization: 'Bearer admin-token' },
  });
  return answer.text();
};

describe('the demo world', () => {
  test.each([
    ['default/services/traefik:metrics', 'traefik_config_last_reload_success 1'],
    ['kube-system/services/kube-dns:metrics', 'coredns_panics_total 0'],
    ['kube-system/services/kube-state-metrics:8080', 'kube_service_info{namespace="default",service="redis"'],
    ['kube-system/services/kube-state-metrics:telemetry', 'kube_state_metrics_objects{kind="Deployment"} 6'],
    ['monitoring/services/node-exporter:9100', 'node_memory_MemTotal_bytes '],
  ])('answers at %s', async (service, expected) => {
    expect(await metricsOf(service)).toContain(expected);
  });

  test('has a Redis that is one', async () => {
    const endpoint = cluster.world.endpointOf({ namespace: 'default', name: 'redis', port: 6379 });
    if (endpoint === undefined) throw new Error('Redis has an endpoint.');
    const socket = connect(endpoint);
    socket.write('PING\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toBe('+PONG\r\n');
    socket.destroy();
  });

  test('has its Prometheus where that listens', () => {
    demo.prometheusListensOn(12_345);
    expect(cluster.world.endpointOf({ namespace: 'default', name: 'prometheus-example-service', port: 9090 })?.port).toBe(12_345);
  });
});

describe('exporters', () => {
  test('escape what a label value may not hold', () => {
    const text = exposition([{ name: 'a', help: 'A.', type: 'gauge', samples: [{ labels: { b: 'x"\\\n' }, value: 1 }] }]);
    expect(text).toBe('# HELP a A.\n# TYPE a gauge\na{b="x\\"\\\\\\n"} 1\n');
  });

  test('count upwards only', () => {
    const counts = Array.from({ length: 1000 }, (_, second) => eventsAt(second, 0.7));
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  test.each([
    ['*1\r\n$4\r\nPING\r\n', '+PONG\r\n', ''],
    ['*2\r\n$4\r\nPING\r\n$2\r\nhi\r\n', '$2\r\nhi\r\n', ''],
    ['ping\r\nping\r\n', '+PONG\r\n+PONG\r\n', ''],
    ['*1\r\n$4\r\nPI', '', '*1\r\n$4\r\nPI'],
    ['GET / HTTP/1.1\r\n\r\n', "-ERR unknown command 'GET'\r\n", ''],
  ])('speak Redis: %j', (sent, answers, rest) => {
    expect(answersTo(sent)).toEqual({ answers, rest });
  });
});
