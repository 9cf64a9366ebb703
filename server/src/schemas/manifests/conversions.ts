import type { RecordSchema } from '../../schema/types.ts';
import { ruleFile } from '../rules.ts';
import { scrapeConfigFile, scrapeJob } from '../scrape.ts';
import { camelCase } from './keyNames.ts';
import { prometheusRule } from './prometheusRule.ts';
import { scrapeConfig } from './scrapeConfig.ts';

/** How a block of one kind of file becomes a file of another kind that means the same. */
export interface Conversion {
  readonly title: string;
  /** The record that is written anew. */
  readonly from: () => RecordSchema;
  /** The key of the record whose value is taken; without it the record itself is. */
  readonly takes?: string;
  /** The schema of the new file. */
  readonly into: () => RecordSchema;
  /** The keys that lead in the new file to what is taken. */
  readonly below: readonly string[];
  /** What is written above it; a name is given to what has one. */
  readonly head: (name: string) => string;
  /** What stands in front of the first line and of all others. */
  readonly indents: readonly [string, string];
  /** A key that the new record must have, with the name of the old one where nothing else is said. */
  readonly names?: string;
  /** The end of the new file's name. */
  readonly suffix: string;
}

const headOf =
  (version: string, kind: string) =>
  (name: string): string =>
    `apiVersion: monitoring.coreos.com/${version}\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec:\n`;

export const conversions: readonly Conversion[] = [
  {
    title: 'Convert to a PrometheusRule in a new file',
    from: () => ruleFile,
    into: prometheusRule,
    below: ['spec'],
    head: headOf('v1', 'PrometheusRule'),
    indents: ['  ', '  '],
    suffix: '.prometheusrule.yml',
  },
  {
    title: 'Convert to a rule file',
    from: prometheusRule,
    takes: 'spec',
    into: () => ruleFile,
    below: [],
    head: () => '',
    indents: ['', ''],
    suffix: '.rules.yml',
  },
  {
    title: 'Convert this job to a ScrapeConfig in a new file',
    from: () => scrapeJob,
    into: scrapeConfig,
    below: ['spec'],
    head: headOf('v1alpha1', 'ScrapeConfig'),
    indents: ['  ', '  '],
    suffix: '.scrapeconfig.yml',
  },
  {
    title: 'Convert to a file for scrape_config_files',
    from: scrapeConfig,
    takes: 'spec',
    into: () => scrapeConfigFile,
    below: ['scrape_configs'],
    head: () => 'scrape_configs:\n',
    indents: ['  - ', '    '],
    names: 'job_name',
    suffix: '.scrape_configs.yml',
  },
];

/** The key of a record that means what a key of another kind of file means. */
export function sameKey({ fields }: RecordSchema, key: string): string | undefined {
  const wanted = camelCase(key).toLowerCase();
  return Object.keys(fields).find(known => camelCase(known).toLowerCase() === wanted);
}
