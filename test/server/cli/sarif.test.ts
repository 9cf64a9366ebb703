import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../server/src/cli/finding.ts';
import { sarifReport } from '../../../server/src/cli/report/sarif.ts';
import { diagnosticKinds } from '../../../server/src/diagnostics.ts';
import { faultsOf, sarifLog } from '../../support/sarif.ts';

const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 18 } };

const finding: Finding = {
  range,
  severity: 'information',
  code: 'plain-text-secret',
  message: 'A secret.',
  related: [{ file: 'b.yml', range, message: 'The other one.' }],
  fix: { title: 'Take it away', edits: [{ range, newText: '' }] },
};

const log = JSON.parse(
  sarifReport({
    files: [
      { name: 'sub dir/ä.yml', text: '', findings: [finding] },
      { name: path.resolve('/elsewhere/c.yml'), text: '', findings: [{ ...finding, severity: 'error', code: 'unknown-key', related: [] }] },
    ],
    unrecognised: [],
    version: '1.2.3',
  }),
);

describe('findings as SARIF', () => {
  it('are what the schema of SARIF 2.1.0 asks for', () => {
    expect(faultsOf(log, sarifLog)).toEqual([]);
  });

  it('fail that check where they are not', () => {
    const [run] = log.runs;
    const broken = {
      ...log,
      version: '2.0.0',
      runs: [{ ...run, results: [{ level: 'fatal', locations: [{ physicalLocation: { region: { startLine: 0 } } }] }] }],
    };
    expect(faultsOf(broken, sarifLog)).toEqual([
      'version is "2.0.0"',
      'runs[0].results[0].message is missing',
      'runs[0].results[0].level is "fatal"',
      'runs[0].results[0].locations[0].physicalLocation.artifactLocation is missing',
      'runs[0].results[0].locations[0].physicalLocation.region.startLine is 0',
    ]);
  });

  it('name their rule by its code and by its place in the table of rules', () => {
    const { tool, results } = log.runs[0];
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(Object.keys(diagnosticKinds));
    const named = results.map(({ ruleIndex }: { ruleIndex: number }) => tool.driver.rules[ruleIndex].id);
    expect(named).toEqual(results.map(({ ruleId }: { ruleId: string }) => ruleId));
    expect(named).toEqual(['plain-text-secret', 'unknown-key']);
  });

  it('name files by where they are below this folder, and others by their address', () => {
    const uris = log.runs[0].results.map(
      ({ locations }: { locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(uris).toEqual(['sub%20dir/%C3%A4.yml', expect.stringMatching(/^file:\/\/\/.*elsewhere\/c\.yml$/)]);
  });
});
