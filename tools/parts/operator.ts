import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { cached } from './cache.ts';
import { buildGoProgram, executable, goModuleFolder } from './goModules.ts';
import { type Part, part } from './part.ts';
import type { Progress } from './progress.ts';
import { versions } from './versions.ts';

export interface PrometheusOperator {
  readonly operator: string;
  /** Folder of the CustomResourceDefinitions of ServiceMonitor and its kin, one YAML file each. */
  readonly crds: string;
}

const module = 'github.com/prometheus-operator/prometheus-operator';

export function getPrometheusOperator(progress: Progress): Promise<Part<PrometheusOperator>> {
  return part(async () => {
    const folder = await cached(`prometheus-operator-${versions.prometheusOperator}`, place => build(place, progress), {
      onWait: () => progress.note('Another run is building the Prometheus Operator; waiting for it.'),
    });
    return { operator: path.join(folder, executable('prometheus-operator')), crds: path.join(folder, 'crds') };
  });
}

async function build(folder: string, progress: Progress): Promise<void> {
  const version = `v${versions.prometheusOperator}`;
  await buildGoProgram({ package: `${module}/cmd/operator`, version, output: 'prometheus-operator' }, folder, progress);
  const source = path.join(await goModuleFolder(module, version), 'example/prometheus-operator-crd');
  const target = path.join(folder, 'crds');
  await mkdir(target);
  const files = (await readdir(source)).filter(name => name.endsWith('.yaml'));
  await Promise.all(files.map(name => copyFile(path.join(source, name), path.join(target, name))));
}
