import process from 'node:process';
import { afterAll, describe, expect, test } from 'vitest';
import { parseYaml } from '../../server/src/yaml/parse.ts';
import { pairOf } from '../../server/src/yaml/tree.ts';
import { fixtureDocuments } from '../support/fixtureDocuments.ts';
import { type ManifestApi, manifestApi } from '../support/manifestApi.ts';
import { openProject } from '../support/openProject.ts';
import { findPromtool, runPromtool } from '../support/promtool.ts';

const binary = findPromtool();
const kubeconfig = process.env['PROMWB_REAL_KUBECONFIG'];

/** What the file made at an offset holds; undefined where none is offered. */
async function madeAt(text: string, offset: number): Promise<string | undefined> {
  const { service, open } = openProject({});
  const source = open('a.yml', text);
  const position = source.positionAt(offset);
  const [action] = await service.conversions(source.uri, { start: position, end: position });
  const edit = action?.edit?.documentChanges?.[1];
  const [first] = edit && 'edits' in edit ? edit.edits : [];
  return first && 'newText' in first ? first.newText : undefined;
}

/** Where the jobs of a configuration begin, or its groups. */
function placesIn(text: string): readonly number[] {
  const { root } = parseYaml(text);
  const jobs = root?.kind === 'mapping' ? pairOf(root, 'scrape_configs')?.value : undefined;
  if (jobs?.kind === 'sequence') return jobs.items.flatMap(({ value }) => (value?.kind === 'mapping' ? [value.start] : []));
  return root?.kind === 'mapping' && pairOf(root, 'groups') ? [root.start] : [];
}

async function resources(): Promise<readonly string[]> {
  const texts = ['config/good', 'rules/good'].flatMap(fixtureDocuments).map(({ text }) => text);
  const made = await Promise.all(texts.flatMap(text => placesIn(text).map(offset => madeAt(text, offset))));
  return made.filter(text => text !== undefined);
}

describe('what good fixtures are converted to', () => {
  let opened: ManifestApi | undefined;
  afterAll(() => opened?.close());

  test.skipIf(binary === undefined && process.env['CI'] !== 'true')(
    'is taken by promtool once it is converted back (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
    async () => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      const back = (await Promise.all((await resources()).map(text => madeAt(text, 0)))).filter(text => text !== undefined);
      const jobs = back.filter(text => text.startsWith('scrape_configs'));
      const rules = back.filter(text => text.startsWith('groups'));
      expect(
        [jobs.length, rules.length].every(count => count > 3),
        `${jobs.length} jobs, ${rules.length} files of rules`,
      ).toBe(true);
      for (const text of jobs) {
        const { accepted, output } = runPromtool(binary, ['check', 'config', '--syntax-only', 'a.yml'], { 'a.yml': text });
        expect(accepted, `${output}\n${text}`).toBe(true);
      }
      for (const text of rules) {
        const { accepted, output } = runPromtool(binary, ['check', 'rules', '--lint=none', 'a.yml'], { 'a.yml': text });
        expect(accepted, `${output}\n${text}`).toBe(true);
      }
    },
  );

  test.skipIf(kubeconfig === undefined && process.env['CI'] !== 'true')(
    'is taken by the API server (skipped where PROMWB_REAL_KUBECONFIG names no kubeconfig)',
    async () => {
      if (kubeconfig === undefined) throw new Error('There is no real cluster: name its kubeconfig in PROMWB_REAL_KUBECONFIG.');
      opened = manifestApi(kubeconfig);
      for (const text of await resources()) expect(await opened.refusal(text), text).toBeUndefined();
    },
  );
});
