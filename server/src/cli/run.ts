import process from 'node:process';
import { check } from './check.ts';
import { countOf, type Finding, severities } from './finding.ts';
import type { CheckOptions, ColorChoice } from './options.ts';
import { written } from './report/write.ts';
import { search } from './search.ts';

export type Outcome =
  | { readonly kind: 'checked'; readonly report: string; readonly failed: boolean }
  /** It could not do what it was asked to; the sentence says why. */
  | { readonly kind: 'misuse'; readonly sentence: string };

export async function run(options: CheckOptions, version: string): Promise<Outcome> {
  const { candidates, missing } = await search(options.paths);
  if (missing.length > 0) return misuse(`There is no such file or folder: ${missing.join(', ')}.`);
  const { files, unrecognised, unreadable } = await check(candidates, options);
  if (unreadable.length > 0) return misuse(`Nothing can be read from: ${unreadable.join(', ')}.`);
  if (files.length === 0) return misuse(nothingChecked(options));
  const kept = files.map(file => ({ ...file, findings: file.findings.filter(isKept(options)) }));
  const failed = countOf(kept, 'error') > 0 || (options.warningsAsErrors && countOf(kept, 'warning') > 0);
  const choices = { color: isColored(options.color), quiet: options.quiet };
  return { kind: 'checked', report: written({ files: kept, unrecognised, version }, options.format, choices), failed };
}

const misuse = (sentence: string): Outcome => ({ kind: 'misuse', sentence });

function nothingChecked({ paths }: CheckOptions): string {
  const advice = paths.includes('-') ? ' Say what standard input is called with --name=prometheus.yml.' : '';
  return `Nothing was checked: no file is one of Prometheus by its name or content.${advice}`;
}

const isKept =
  ({ threshold }: CheckOptions) =>
  ({ severity }: Finding): boolean =>
    severities.indexOf(severity) <= severities.indexOf(threshold);

function isColored(choice: ColorChoice): boolean {
  switch (choice) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'auto':
      return process.stdout.isTTY && process.stdout.hasColors();
  }
}
