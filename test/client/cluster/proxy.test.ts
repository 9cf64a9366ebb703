import { describe, expect, it } from 'vitest';
import { proxyFor } from '../../../client/src/cluster/proxy.ts';

const proxied = (server: string, noProxy = ''): boolean =>
  proxyFor(new URL(server), { HTTPS_PROXY: 'http://proxy:3128', HTTP_PROXY: 'http://proxy:3128', NO_PROXY: noProxy }) !== undefined;

describe('proxyFor', () => {
  it('goes by the scheme, in either spelling of the variables', () => {
    expect(proxyFor(new URL('https://k8s.example'), { HTTPS_PROXY: 'http://s:1', HTTP_PROXY: 'http://p:2' })).toBe('http://s:1');
    expect(proxyFor(new URL('http://k8s.example'), { HTTPS_PROXY: 'http://s:1', http_proxy: 'http://p:2' })).toBe('http://p:2');
    expect(proxyFor(new URL('https://k8s.example'), { HTTP_PROXY: 'http://p:2' })).toBeUndefined();
  });

  it('takes a proxy without a scheme for one of http', () => {
    expect(proxyFor(new URL('https://k8s.example'), { https_proxy: 'proxy:3128' })).toBe('http://proxy:3128');
  });

  it.each(['https://localhost:6443', 'https://127.0.0.1:6443', 'https://127.8.8.8', 'https://[::1]:6443'])(
    'never for this machine: %s',
    server => {
      expect(proxied(server)).toBe(false);
    },
  );

  it.each([
    ['k8s.example', 'https://k8s.example', false],
    ['k8s.example', 'https://api.k8s.example', false],
    ['k8s.example', 'https://notk8s.example', true],
    ['.k8s.example', 'https://k8s.example', true],
    ['.k8s.example', 'https://api.k8s.example', false],
    ['*.k8s.example', 'https://api.k8s.example', false],
    ['k8s.example:6443', 'https://k8s.example:6443', false],
    ['k8s.example:6443', 'https://k8s.example', true],
    ['a.example, K8S.example', 'https://k8s.example', false],
    ['10.0.0.7', 'https://10.0.0.7:6443', false],
    ['10.0.0.0/8', 'https://10.9.9.9', false],
    ['10.0.0.0/8', 'https://11.0.0.1', true],
    ['10.0.0.0/99', 'https://10.0.0.1', true],
    ['fd00::/8', 'https://[fd00::1]:6443', false],
    ['[fd00::1]:6443', 'https://[fd00::1]:6443', false],
    ['fd00::1', 'https://[fd00::1]:6443', false],
    ['*', 'https://k8s.example', false],
    ['', 'https://k8s.example', true],
  ])('NO_PROXY=%s, %s: proxied %s', (noProxy, server, expected) => {
    expect(proxied(server, noProxy)).toBe(expected);
  });
});
