import { describe, expect, it } from 'vitest';
import { addressOf, isServer } from '../../../client/src/connections/serverSetting.ts';

const service = { context: 'arn:aws:eks:eu:1:cluster/prod', namespace: 'monitoring', name: 'prometheus-k8s', port: 'web' };

describe('a server of the settings', () => {
  it('is known by its URL, or by its Service', () => {
    expect(addressOf({ name: 'local', url: 'http://localhost:9090' })).toBe('http://localhost:9090');
    expect(addressOf({ name: 'prod', service })).toBe('arn:aws:eks:eu:1:cluster/prod/monitoring/prometheus-k8s:web');
    expect(addressOf({ name: 'prod', service: { ...service, port: 9090, path: '/prometheus' } })).toMatch(
      /prometheus-k8s:9090\/prometheus$/,
    );
  });

  it.each<[boolean, unknown]>([
    [true, { name: 'a', url: 'http://localhost:9090' }],
    [true, { name: 'a', service }],
    [true, { name: 'a', service: { ...service, port: 9090, path: '/p' } }],
    [false, { name: 'a', url: 'localhost' }],
    [false, { name: 'a' }],
    [false, { url: 'http://localhost:9090' }],
    [false, { name: 'a', service: 'prod/monitoring/prometheus:9090' }],
    [false, { name: 'a', service: { ...service, port: undefined } }],
    [false, { name: 'a', service: { ...service, namespace: '' } }],
    [false, { name: 'a', service: { ...service, path: 'p' } }],
    [false, 'prod'],
    [false, null],
  ])('is one: %s, for %j', (is, value) => expect(isServer(value)).toBe(is));
});
