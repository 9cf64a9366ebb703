import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { NewScrapeJob } from '../../server/src/protocol.ts';
import { layouts } from '../support/configLayouts.ts';
import { findPromtool, runPromtool } from '../support/promtool.ts';
import { jobEditIn } from '../support/openDocument.ts';

const binary = findPromtool();

const job: NewScrapeJob = { jobName: 'traefik', targets: ['traefik.default.svc:8080'], scheme: 'https', metricsPath: '/stats' };

const discovering: NewScrapeJob = { ...job, discovery: { namespace: 'default', service: 'traefik', portName: 'metrics' } };

function withJob(text: string, added: NewScrapeJob = job): string {
  const result = jobEditIn(text, added);
  if (result.kind !== 'edits') throw new Error(`Expected edits, got ${JSON.stringify(result)} for ${JSON.stringify(text)}.`);
  const edits = result.edits.map(({ range, newText }) => ({ range, newText }));
  return TextDocument.applyEdits(TextDocument.create('file:///prometheus.yml', 'yaml', 1, text), edits);
}

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'promtool accepts every job that we write (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    test('into configurations of many layouts, empty and null ones among them', () => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      const before = ['', '# nothing yet\n', 'scrape_configs: []\n', 'scrape_configs: null\n', '{}', '{"global": {}}'];
      const texts = [...before, ...fc.sample(layouts, { numRuns: 150, seed: 3 }).map(({ text }) => text)];
      const files = Object.fromEntries(texts.map((text, index) => [`${index}.yml`, withJob(text, index % 2 === 0 ? job : discovering)]));
      const verdict = runPromtool(binary, ['check', 'config', ...Object.keys(files)], { ...files, 'rules.yml': 'groups: []\n' });
      expect(verdict.output).not.toContain('FAILED');
      expect(verdict.accepted).toBe(true);
    });
  },
);
