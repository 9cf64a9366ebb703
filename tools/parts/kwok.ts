import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cached } from './cache.ts';
import { buildGoProgram, executable, goModuleFolder } from './goModules.ts';
import { type Part, part } from './part.ts';
import type { Progress } from './progress.ts';
import { versions } from './versions.ts';

/** Nodes and a kubelet without containers: it makes pods run, gives them addresses, and forwards their ports with the kubelet's own code. */
export interface Kwok {
  readonly kwok: string;
  /** File of Stage resources: how a node becomes ready and a pod goes from pending to running to gone. */
  readonly stages: string;
  /** File with the CRD of PortForward, which says where a pod's forwarded port leads. */
  readonly portForwardCrd: string;
}

const stages = [
  'kustomize/stage/node/fast/node-initialize.yaml',
  'kustomize/stage/pod/fast/pod-ready.yaml',
  'kustomize/stage/pod/fast/pod-complete.yaml',
  'kustomize/stage/pod/fast/pod-delete.yaml',
];

export function getKwok(progress: Progress): Promise<Part<Kwok>> {
  return part(async () => {
    const folder = await cached(`kwok-${versions.kwok}`, place => build(place, progress), {
      onWait: () => progress.note('Another run is building kwok; waiting for it.'),
    });
    return {
      kwok: path.join(folder, executable('kwok')),
      stages: path.join(folder, 'stages.yaml'),
      portForwardCrd: path.join(folder, 'portforwards.yaml'),
    };
  });
}

async function build(folder: string, progress: Progress): Promise<void> {
  const version = `v${versions.kwok}`;
  await buildGoProgram({ package: 'sigs.k8s.io/kwok/cmd/kwok', version, output: 'kwok' }, folder, progress);
  const module = await goModuleFolder('sigs.k8s.io/kwok', version);
  const texts = await Promise.all(stages.map(file => readFile(path.join(module, file), 'utf8')));
  await writeFile(path.join(folder, 'stages.yaml'), texts.join('\n---\n'));
  const crd = await readFile(path.join(module, 'kustomize/crd/bases/kwok.x-k8s.io_portforwards.yaml'), 'utf8');
  await writeFile(path.join(folder, 'portforwards.yaml'), crd);
}
