/** What `promtool test rules` says of files, as long as it is about the files and not about what the tests found out. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * What makes a test fail though its file is sound: a comparison, told by `got:`, and what the engine and the storage say of the
 * samples and not of how they are written.
 */
const failures = [
  /\bgot:/,
  /rule result is not a vector or scalar/,
  /err: query |^ *rule: /,
  /histogram|invalid sample|label name .* is not unique/,
];

/** What storage says of a histogram begins so; the parser's own words on one have a place in front of them. */
const ofParser = /\d+:\d+: parse error|error combining histograms|^yaml: |unmarshal|labels "/;

/** A file that `rule_files` names is no rule file: here the tests themselves, which `*` matches. */
const ofRuleFile = /^\d+\.yml: /;

/** promtool's first objection to each text; undefined for one that it runs. Offsets are those of the texts. */
export function ruleTestRefusals(promtool: string, texts: readonly string[]): readonly (string | undefined)[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'promtool-'));
  try {
    const names = texts.map((_, index) => `${index}.yml`);
    for (const [index, name] of names.entries()) writeFileSync(path.join(folder, name), texts[index] ?? '');
    // One file for both streams: only so does an error stand below the name of its file.
    const log = path.join(folder, 'log');
    const both = openSync(log, 'w');
    spawnSync(promtool, ['test', 'rules', ...names], { cwd: folder, stdio: ['ignore', both, both] });
    closeSync(both);
    const parts = readFileSync(log, 'utf8').split(/^Processing test file: \d+\.yml\n/m);
    if (parts.length !== texts.length + 1)
      throw new Error(`promtool looked at ${parts.length - 1} of ${texts.length} files:\n${parts.at(-1)}`);
    return parts.slice(1).map(refusalIn);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refusalIn(said: string): string | undefined {
  const [, errors = ''] = said.split('  FAILED:\n');
  return errors
    .split('\n\n')
    .map(error => error.trim())
    .find(error => error !== '' && !ofRuleFile.test(error) && (ofParser.test(error) || !failures.some(failure => failure.test(error))));
}
