import { copyFile, readdir } from 'node:fs/promises';
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
    const crds = await cached(`prometheus-operator-crds-${versions.prometheusOperator}`, place => copyCrds(place));
    return { operator: path.join(folder, executable('prometheus-operator')), crds };
  });
}

const version = `v${versions.prometheusOperator}`;

async function build(folder: string, progress: Progress): Promise<void> {
  await buildGoProgram({ package: `${module}/cmd/operator`, version, output: 'prometheus-operator' }, folder, progress);
}

/** The full ones, which serve every version that a kind has. */
async function copyCrds(folder: string): Promise<void> {
  const source = path.join(await goModuleFolder(module, version), 'example/prometheus-operator-crd-full');
  const files = (await readdir(source)).filter(name => name.endsWith('.yaml'));
  await Promise.all(files.map(name => copyFile(path.join(source, name), path.join(folder, name))));
}
