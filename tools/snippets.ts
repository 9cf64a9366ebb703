/**
 * Writes snippets/prometheus.json from the snippets of the schema's records, for editors without the language server. The manifest does
 * not contribute it: VS Code would list each snippet twice, and in every YAML file. Run it after a change of a record:
 * `node tools/snippets.ts && npm run format`.
 */
import { writeFileSync } from 'node:fs';
import type { RecordSchema } from '../server/src/schema/types.ts';
import { alertmanager } from '../server/src/schemas/alerting.ts';
import { relabelStep } from '../server/src/schemas/relabel.ts';
import { remoteRead } from '../server/src/schemas/remoteRead.ts';
import { remoteWrite } from '../server/src/schemas/remoteWrite.ts';
import { scrapeJob } from '../server/src/schemas/scrape.ts';

interface CodeSnippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** Records that are items of a list, each with the word that its snippets are found by. */
const sources: readonly { readonly record: RecordSchema; readonly word: string }[] = [
  { record: scrapeJob, word: 'job' },
  { record: relabelStep, word: 'relabel' },
  { record: remoteWrite, word: 'remote_write' },
  { record: remoteRead, word: 'remote_read' },
  { record: alertmanager, word: 'alertmanager' },
];

/** The file's content: a snippet an entry, each with its dash. */
export function codeSnippets(): Readonly<Record<string, CodeSnippet>> {
  const entries = sources.flatMap(({ record, word }) =>
    (record.snippets ?? []).map(({ label, doc, body }): [string, CodeSnippet] => {
      const lines = body.split('\n').map((line, index) => `${index === 0 ? '- ' : '  '}${line}`);
      return [`${record.name}: ${label}`, { prefix: `${word} ${label}`, description: doc, body: lines }];
    }),
  );
  return Object.fromEntries(entries);
}

if (import.meta.main) {
  const file = new URL('../snippets/prometheus.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(codeSnippets(), null, 2)}\n`);
}
