import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Labels, prepareRelabelling } from '../../server/src/relabel/relabel.ts';
import { relabelStep } from '../../server/src/relabel/step.ts';
import { findPromtool } from '../support/promtool.ts';
import { configWith, type RelabelJob, relabelJobs } from '../support/relabelJobs.ts';

const binary = findPromtool();

const [count = 200, seed = 316] = (process.env['PROMWB_RELABEL'] ?? '').split(':').filter(Boolean).map(Number);

interface Checked {
  readonly discoveredLabels: Labels;
  readonly labels: Labels;
  /** There is one where the target has no address any more, or one that is none. */
  readonly error?: unknown;
}

/** What service discovery and relabelling make of the job in a file; it says nothing until its time is over. */
async function discovered(promtool: string, file: string, milliseconds: number): Promise<readonly Checked[]> {
  const args = ['check', 'service-discovery', `--timeout=${milliseconds}ms`, file, 'a'];
  const said = await new Promise<string>((resolve, reject) =>
    execFile(promtool, args, (error, stdout, stderr) => (error ? reject(new Error(stderr)) : resolve(stdout))),
  );
  const found: readonly Checked[] = JSON.parse(said);
  return found.length > 0 || milliseconds > 10_000 ? found : discovered(promtool, file, milliseconds * 4);
}

/** What the scraper makes of labels once they are relabelled (scrape/target.go, PopulateLabels). */
function targetLabels(labels: Labels | undefined): Labels {
  const kept = Object.entries(labels ?? {}).filter(([name]) => !name.startsWith('__meta_'));
  const instance = labels?.['instance'] ?? labels?.['__address__'] ?? '';
  return labels ? { ...Object.fromEntries(kept), instance } : {};
}

/** Every target on which the two differ, with the configuration. */
async function differences(promtool: string, jobs: readonly RelabelJob[]): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'promtool-'));
  const found: string[] = [];
  let judged = 0;
  const work = async (lane: number): Promise<void> => {
    for (let index = lane; index < jobs.length; index += lanes) {
      const job = jobs[index];
      const relabelling = prepareRelabelling((job?.steps ?? []).map(relabelStep));
      if (!job || relabelling.kind === 'invalid') continue;
      const file = path.join(folder, `${index}.yml`);
      writeFileSync(file, configWith(job));
      for (const { discoveredLabels, labels, error } of await discovered(promtool, file, 100)) {
        if (error !== undefined && error !== null) continue;
        judged += 1;
        const ours = targetLabels(relabelling.run(discoveredLabels).labels);
        if (!isDeepStrictEqual(ours, labels))
          found.push([configWith(job), JSON.stringify({ discoveredLabels, ours, prometheus: labels }, undefined, 1)].join(''));
      }
    }
  };
  const lanes = 12;
  try {
    await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  expect(judged).toBeGreaterThan(jobs.length);
  return found;
}

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'relabelling has the results of Prometheus (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    test(
      `on ${count} generated jobs`,
      async () => {
        if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
        const jobs = fc.sample(relabelJobs, { seed, numRuns: count });
        expect((await differences(binary, jobs)).join('\n\n')).toBe('');
      },
      60_000 + count * 400,
    );
  },
);
