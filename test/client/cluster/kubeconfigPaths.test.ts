import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { kubeconfigPaths } from '../../../client/src/cluster/kubeconfigPaths.ts';

const home = path.resolve('/home/me');

describe('kubeconfigPaths', () => {
  it('takes ~/.kube/config where nothing is said', () => {
    expect(kubeconfigPaths({ setting: [], env: {}, home }).files).toEqual([path.join(home, '.kube', 'config')]);
  });

  it('takes the list of KUBECONFIG, empty entries and repetitions left out', () => {
    const env = { KUBECONFIG: ['/a', '', '/b', '/a'].join(path.delimiter) };
    expect(kubeconfigPaths({ setting: [], env, home })).toEqual({ files: [path.resolve('/a'), path.resolve('/b')], required: false });
  });

  it('takes the setting before all, with ~', () => {
    const env = { KUBECONFIG: '/a' };
    expect(kubeconfigPaths({ setting: [' ~/k8s/dev ', ''], env, home })).toEqual({
      files: [path.join(home, 'k8s', 'dev')],
      required: true,
    });
  });
});
