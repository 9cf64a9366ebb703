import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { generateConfig } from './generateConfig.ts';
import { type Measured, measure } from './server.ts';

// Prints medians side by side and asserts nothing: `npm run bench`, or `node test/bench/run.ts JOBS` for a file of another length.

const jobs = Number(process.argv[2] ?? 500);
const text = generateConfig(jobs);
const own = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
if (!existsSync(own)) {
  process.stderr.write('There is no dist/server.js to measure. Run `npm run build` first.\n');
  process.exit(1);
}
const other = createRequire(import.meta.url).resolve('yaml-language-server/out/server/src/server.js');

process.stdout.write(
  `A prometheus.yml of ${jobs} jobs, ${text.split('\n').length - 1} lines. Medians, over LSP on standard input and output.\n`,
);
process.stdout.write('yaml-language-server runs without a schema, which is not at hand here: with one it does more work than shown.\n\n');

const load = { text, rounds: 5, repeats: 10 };
const ours = await measure({ ...load, script: own });
const theirs = await measure({ ...load, script: other });

const rows: readonly (readonly [string, keyof Measured, string])[] = [
  ['first diagnostics', 'firstDiagnostics', 'ms'],
  ['edit to diagnostics', 'editToDiagnostics', 'ms'],
  ['completion', 'completion', 'ms'],
  ['hover', 'hover', 'ms'],
  ['memory', 'memory', 'MiB'],
];
process.stdout.write(`${'what'.padEnd(22)}${'Workbench'.padStart(14)}${'yaml-language-server'.padStart(24)}\n`);
for (const [title, key, unit] of rows) {
  process.stdout.write(`${title.padEnd(22)}${shown(ours[key], unit).padStart(14)}${shown(theirs[key], unit).padStart(24)}\n`);
}

function shown(values: readonly number[], unit: string): string {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return median === undefined ? 'not known' : `${median < 10 ? median.toFixed(1) : Math.round(median)} ${unit}`;
}
