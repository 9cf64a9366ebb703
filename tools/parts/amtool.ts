import path from 'node:path';
import { cached } from './cache.ts';
import { buildGoProgram, executable } from './goModules.ts';
import { type Part, part } from './part.ts';
import { findOnPath, run } from './process.ts';
import type { Progress } from './progress.ts';
import { versions } from './versions.ts';

/** Path of amtool, the judge of every configuration of Alertmanager: from the PATH in this very version, else from the cache, else built. */
export function getAmtool(progress: Progress): Promise<Part<string>> {
  return part(async () => (await onPath()) ?? (await fromCache(progress)));
}

async function onPath(): Promise<string | undefined> {
  const found = findOnPath(['amtool']);
  if (found === undefined) return undefined;
  const { stdout, stderr } = await run(found, ['--version'], { timeoutMs: 10_000 });
  return `${stdout}${stderr}`.startsWith(`amtool, version ${versions.alertmanager} `) ? found : undefined;
}

/** Alone, without the server, whose web pages would have to be built first. */
async function fromCache(progress: Progress): Promise<string> {
  const version = `v${versions.alertmanager}`;
  const folder = await cached(
    `amtool-${versions.alertmanager}`,
    async place => {
      // A module carries no version of the release, by which one on the PATH is told.
      const ldflags = `-X github.com/prometheus/common/version.Version=${versions.alertmanager}`;
      await buildGoProgram(
        { package: 'github.com/prometheus/alertmanager/cmd/amtool', version, output: 'amtool', ldflags },
        place,
        progress,
      );
    },
    { onWait: () => progress.note('Another run is building amtool; waiting for it.') },
  );
  return path.join(folder, executable('amtool'));
}
