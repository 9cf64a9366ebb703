import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { generateConfig } from './generateConfig.ts';
import { type Measured, measure } from './server.ts';
import { amount, median, table } from './table.ts';

const rows: readonly { readonly what: string; readonly key: keyof Measured; readonly unit: string; readonly target: string }[] = [
  { what: 'first diagnostics', key: 'firstDiagnostics', unit: 'ms', target: '< 400 ms' },
  { what: 'edit to diagnostics', key: 'editToDiagnostics', unit: 'ms', target: '< 150 ms' },
  { what: 'completion', key: 'completion', unit: 'ms', target: '< 30 ms' },
  { what: 'hover', key: 'hover', unit: 'ms', target: '< 10 ms' },
  { what: 'memory', key: 'memory', unit: 'MiB', target: '' },
];

/** The language server beside yaml-language-server, on one file; targets hold for 500 jobs. */
export async function reportServer(jobs: number): Promise<string> {
  const own = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
  if (!existsSync(own)) return 'There is no dist/server.js to measure. Run `npm run build` first.\n';
  const other = createRequire(import.meta.url).resolve('yaml-language-server/out/server/src/server.js');
  const text = generateConfig(jobs);
  const load = { text, rounds: 5, repeats: 10 };
  const ours = await measure({ ...load, script: own });
  const theirs = await measure({ ...load, script: other });
  const measured = rows.map(({ what, key, unit, target }) => [
    what,
    amount(median(ours[key]), unit),
    target,
    amount(median(theirs[key]), unit),
  ]);
  return `A prometheus.yml of ${jobs} jobs, ${text.split('\n').length - 1} lines. Medians, over LSP on standard input and output.
yaml-language-server runs without a schema, which is not at hand here: with one it does more work than shown.

${table([['what', 'Workbench', 'target', 'yaml-language-server'], ...measured])}`;
}
