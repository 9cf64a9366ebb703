import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { cached } from './cache.ts';
import { buildGoProgram, executable, type GoProgram, goModuleFile, requireGo } from './goModules.ts';
import { type Part, part } from './part.ts';
import { isExecutable } from './process.ts';
import type { Progress } from './progress.ts';
import { versions } from './versions.ts';

/** Paths of the control plane's programs. */
export interface ControlPlane {
  readonly etcd: string;
  readonly apiServer: string;
  readonly controllerManager: string;
  readonly scheduler: string;
}

/** From the folder of KUBEBUILDER_ASSETS where it has them, else from the cache, else built from the modules of Kubernetes. */
export function getControlPlane(progress: Progress): Promise<Part<ControlPlane>> {
  const get = (name: string): Promise<string> => program(name, progress);
  return part(async () => ({
    etcd: await get('etcd'),
    apiServer: await get('kube-apiserver'),
    controllerManager: await get('kube-controller-manager'),
    scheduler: await get('kube-scheduler'),
  }));
}

async function program(name: string, progress: Progress): Promise<string> {
  const assets = process.env['KUBEBUILDER_ASSETS'];
  if (assets !== undefined) {
    const given = path.join(assets, executable(name));
    if (isExecutable(given)) return given;
  }
  const folder = await cached(
    `${name}-kubernetes-${versions.kubernetes}`,
    async place => void (await buildGoProgram(await description(name), place, progress)),
    { onWait: () => progress.note(`Another run is building ${name}; waiting for it.`) },
  );
  return path.join(folder, executable(name));
}

/** etcd in the version that this Kubernetes was tested with; everything else from k8s.io/kubernetes itself. */
async function description(name: string): Promise<GoProgram> {
  requireGo(name);
  const goMod = await readFile(await goModuleFile('k8s.io/kubernetes', `v${versions.kubernetes}`), 'utf8');
  if (name === 'etcd') return { package: 'go.etcd.io/etcd/server/v3', version: etcdVersion(goMod), output: name };
  return {
    package: `k8s.io/kubernetes/cmd/${name}`,
    version: `v${versions.kubernetes}`,
    output: name,
    replace: stagingReplacements(goMod, versions.kubernetes),
  };
}

/**
 * The main module of Kubernetes finds its libraries in its own `staging` folder by `replace` directives, which Go does not follow
 * in a dependency: each must be named with the version it was published under, v0.37.2 for Kubernetes 1.37.2.
 */
export function stagingReplacements(goMod: string, version: string): readonly string[] {
  const published = `v0.${version.slice(version.indexOf('.') + 1)}`;
  return [...goMod.matchAll(/^\s*(?:replace\s+)?(k8s\.io\/[a-z-]+) => \.\/staging/gm)].map(
    ([, module]) => `${module}=${module}@${published}`,
  );
}

export function etcdVersion(goMod: string): string {
  return /go\.etcd\.io\/etcd\/server\/v3 (v\S+)/.exec(goMod)?.[1] ?? 'latest';
}
