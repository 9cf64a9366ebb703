import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { generateConfig } from './generateConfig.ts';
import { buildInOwnFolder } from './ownBuild.ts';
import { type Measured, measure } from './server.ts';
import { amount, median, table } from './table.ts';

const rows: readonly { readonly what: string; readonly key: keyof Measured; readonly unit: string; readonly target: string }[] = [
  { what: 'start to initialize', key: 'start', unit: 'ms', target: '< 150 ms' },
  { what: 'first diagnostics', key: 'firstDiagnostics', unit: 'ms', target: '< 400 ms' },
  { what: '  of which busy', key: 'firstBusy', unit: 'ms', target: '' },
  { what: 'edit to diagnostics', key: 'editToDiagnostics', unit: 'ms', target: '< 50 ms' },
  { what: 'completion', key: 'completion', unit: 'ms', target: '< 15 ms' },
  { what: 'hover', key: 'hover', unit: 'ms', target: '< 5 ms' },
  { what: 'memory', key: 'memory', unit: 'MiB', target: '< 150 MiB' },
];

/** Names a file with the JSON schema of `prometheus.yml`, for the server that needs one. */
const schemaVariable = 'PROMWB_BENCH_SCHEMA';

/** The language server beside yaml-language-server, on one file; targets hold for 500 jobs. */
export async function reportServer(jobs: number): Promise<string> {
  const folder = await buildInOwnFolder();
  try {
    const text = generateConfig(jobs);
    const load = { text, rounds: 5, repeats: 10 };
    const script = path.join(folder, 'dist/server.js');
    const ours = await measure({ ...load, script });
    const tenfold = await measure({ script, text: generateConfig(10 * jobs), rounds: 2, repeats: 20 });
    const growth = median(tenfold.editToDiagnostics) / median(ours.editToDiagnostics);
    const schema = process.env[schemaVariable];
    const theirs = await measure({
      ...load,
      script: createRequire(import.meta.url).resolve('yaml-language-server/out/server/src/server.js'),
      ...(schema !== undefined && { configuration: { yaml: { schemas: { [pathToFileURL(schema).href]: ['*.yml'] } } } }),
    });
    const measured = rows.map(({ what, key, unit, target }) => [
      what,
      amount(median(ours[key]), unit),
      target,
      amount(median(theirs[key]), unit),
    ]);
    return `A prometheus.yml of ${jobs} jobs, ${text.split('\n').length - 1} lines. Medians, over LSP on standard input and output.
${schema === undefined ? `yaml-language-server runs without a schema: name one in ${schemaVariable}, with which it does more work than shown.` : `yaml-language-server runs with the schema ${schema}.`}

${table([['what', 'Workbench', 'target', 'yaml-language-server'], ...measured])}
With ten times the jobs an edit takes ${growth.toFixed(1)} times as long (target: less than 4 times): ${amount(median(tenfold.editToDiagnostics), 'ms')}.
`;
  } finally {
    await rm(folder, { recursive: true });
  }
}
