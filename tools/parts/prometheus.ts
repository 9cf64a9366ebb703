import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { cached } from './cache.ts';
import { downloadChecked } from './download.ts';
import { buildGoProgram, executable, hasGo } from './goModules.ts';
import { type Part, PartMissing, part } from './part.ts';
import { findOnPath, lastLines, run } from './process.ts';
import type { Progress } from './progress.ts';
import { prometheusModuleVersion, versions } from './versions.ts';

export interface Prometheus {
  /** Path of the server. */
  readonly prometheus: string;
  /** Path of promtool, of the same version: the judge of every configuration that we write. */
  readonly promtool: string;
  readonly version: string;
}

/** From the PATH, else from the cache, else the official release, else built from its Go module. */
export function getPrometheus(progress: Progress): Promise<Part<Prometheus>> {
  return part(async () => (await onPath()) ?? (await fromCache(progress)));
}

/**
 * Discovery mechanisms that distributions compile out. A key whose mechanism is not compiled in is refused as unknown even
 * when its list is empty, so one file of empty lists tells a complete promtool from a trimmed one.
 */
const oftenLeftOut = [
  'azure',
  'consul',
  'digitalocean',
  'dns',
  'docker',
  'ec2',
  'eureka',
  'file',
  'gce',
  'hetzner',
  'http',
  'kubernetes',
  'nomad',
  'openstack',
];

async function onPath(): Promise<Prometheus | undefined> {
  const prometheus = findOnPath(['prometheus']);
  const promtool = findOnPath(['promtool']);
  if (prometheus === undefined || promtool === undefined) return undefined;
  const { stdout, stderr } = await run(prometheus, ['--version'], { timeoutMs: 10_000 });
  const version = versionIn(stdout + stderr);
  if (version === undefined || Number.parseInt(version, 10) < 3) return undefined;
  return (await hasAllDiscovery(promtool)) ? { prometheus, promtool, version } : undefined;
}

/** `prometheus, version 3.16.0 (branch: ...)`. */
export function versionIn(output: string): string | undefined {
  return /^prometheus, version (\d+\.\d+\.\d+)/m.exec(output)?.[1];
}

async function hasAllDiscovery(promtool: string): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), 'promtool-'));
  const file = path.join(folder, 'prometheus.yml');
  const lists = oftenLeftOut.map(name => `    ${name}_sd_configs: []\n`).join('');
  await writeFile(file, `scrape_configs:\n  - job_name: all\n${lists}`);
  const { code } = await run(promtool, ['check', 'config', '--syntax-only', file], { timeoutMs: 10_000 });
  await rm(folder, { recursive: true, force: true });
  return code === 0;
}

/** promtool of the release before Prometheus 3, which nobody is asked to have installed. */
export function getOlderPromtool(progress: Progress): Promise<Part<string>> {
  const version = versions.olderPrometheus;
  return part(async () => path.join(await getRelease({ version, programs: ['promtool'] }, progress), executable('promtool')));
}

async function fromCache(progress: Progress): Promise<Prometheus> {
  const version = versions.prometheus;
  const folder = await getRelease({ version, programs: ['prometheus', 'promtool'] }, progress);
  return { prometheus: path.join(folder, executable('prometheus')), promtool: path.join(folder, executable('promtool')), version };
}

interface Release {
  readonly version: string;
  /** What is needed of it, where it has to be built. */
  readonly programs: readonly ('prometheus' | 'promtool')[];
}

function getRelease(wanted: Release, progress: Progress): Promise<string> {
  const { version } = wanted;
  return cached(
    `prometheus-${version}`,
    async place => {
      const failure = await download(version, place, progress);
      if (failure === undefined) return;
      if (!hasGo()) {
        throw new PartMissing(
          `Prometheus ${version} cannot be had here: its release could not be downloaded (${failure}) and Go is not installed to build it. ` +
            `Install Prometheus 3 with promtool, or Go 1.26 or newer, and see that they are on the PATH.`,
        );
      }
      progress.note(`The release of Prometheus ${version} could not be downloaded (${failure}); building it from its Go module.`);
      await build(wanted, place, progress);
    },
    { onWait: () => progress.note('Another run is getting Prometheus; waiting for it.') },
  );
}

/** Undefined when it went well, else why not. */
async function download(version: string, folder: string, progress: Progress): Promise<string | undefined> {
  const archive = path.join(folder, 'release.tar.gz');
  const release = `https://github.com/prometheus/prometheus/releases/download/v${version}/`;
  const result = await progress.step(`downloading Prometheus ${version}`, () =>
    downloadChecked({ release, name: `${releaseName(version)}.tar.gz` }, archive),
  );
  if (result.kind === 'failed') return result.reason;
  const { code, stderr } = await run('tar', ['-xzf', archive, '-C', folder, '--strip-components=1']);
  await rm(archive);
  return code === 0 ? undefined : `its archive could not be unpacked: ${lastLines(stderr, 1)}`;
}

function releaseName(version: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const machine = process.arch === 'x64' ? 'amd64' : process.arch;
  return `prometheus-${version}.${system}-${machine}`;
}

/** Without the web pages, which are built apart from the Go code; the HTTP API is whole. */
async function build({ version, programs }: Release, folder: string, progress: Progress): Promise<void> {
  for (const output of programs) {
    await buildGoProgram(
      {
        package: `github.com/prometheus/prometheus/cmd/${output}`,
        version: prometheusModuleVersion(version),
        output,
        // A module carries no version of the release, and without it /api/v1/status/buildinfo has none.
        ldflags: `-X github.com/prometheus/common/version.Version=${version}`,
      },
      folder,
      progress,
    );
  }
}
