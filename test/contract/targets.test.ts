import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalsOf } from '../support/documentFindings.ts';
import { findPromtool, runPromtool } from '../support/promtool.ts';
import { jsonTargetTexts, targetTexts } from '../support/targetTexts.ts';

const binary = findPromtool();

const kinds = { jsonTargets: 'json', targets: 'yml' } as const;

/** Which files with targets promtool takes: it reads those that a configuration names. */
function takenBy(promtool: string, kind: keyof typeof kinds, texts: readonly string[]): readonly boolean[] {
  const config = (index: number): string =>
    `scrape_configs: [{job_name: a, file_sd_configs: [{files: [${index}.${kinds[kind]}]}], relabel_configs: [{target_label: __address__, replacement: 'a:1'}]}]`;
  const files = texts.flatMap((text, index) => [
    [`${index}.${kinds[kind]}`, text],
    [`config-${index}.yaml`, config(index)],
  ]);
  const { output } = runPromtool(
    promtool,
    ['check', 'config', ...texts.map((_, index) => `config-${index}.yaml`)],
    Object.fromEntries(files),
  );
  return texts.map((_, index) => output.includes(` SUCCESS: config-${index}.yaml is valid`));
}

/** A text with one character more, less or another. */
const bent = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .record({
      text: fc.constantFrom(...texts),
      at: fc.nat(),
      with: fc.constantFrom('', '"', ',', ':', '{', '}', '[', ']', ' ', '1', 'null', '\\', '\n', '\t', 'é'),
    })
    .chain(({ text, at, with: added }) =>
      fc.constantFrom(0, 1).map(removed => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + added + text.slice(place + removed);
      }),
    );

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'promtool and we refuse the same files with targets (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    test.each([
      ['jsonTargets', jsonTargetTexts, 600],
      ['targets', targetTexts, 200],
    ] as const)('of the kind %s', (kind, own, count) => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      const texts = [...own, ...fc.sample(bent(own), { seed: 316, numRuns: count })];
      const taken = takenBy(binary, kind, texts);
      const disputed = texts.flatMap((text, index) => {
        const ours = refusalsOf(kind, text).map(({ message }) => JSON.stringify(message));
        return taken[index] === (ours.length === 0)
          ? []
          : [`${text}\nWe: ${ours.join(' ') || 'taken'}\npromtool: ${taken[index] ? 'taken' : 'refused'}`];
      });
      expect(disputed.join('\n\n')).toBe('');
      expect(new Set(taken).size).toBe(2);
    });
  },
);
