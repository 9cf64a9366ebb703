import { describe, expect, test } from 'vitest';
import { createLanguageService } from '../../server/src/languageService.ts';
import { allFixed, fixableDocuments, isError, reopened } from '../support/fixableDocuments.ts';
import { memoryHost } from '../support/memoryHost.ts';
import { acceptedBy, findPromtool } from '../support/promtool.ts';

const binary = findPromtool();

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'promtool takes what is left without errors by our fixes (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    test.each([
      ['prometheus.yml', ['check', 'config', '--syntax-only']],
      ['a.rules.yml', ['check', 'rules', '--lint=none']],
    ] as const)('of files like %s', (name, command) => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      const service = createLanguageService(memoryHost());
      const fixed = fixableDocuments().flatMap(document => {
        const text = document.name === name ? allFixed(service, document) : undefined;
        if (text === undefined) return [];
        const { uri } = reopened(service, { ...document, text });
        return service.diagnostics(uri).some(isError) ? [] : [{ name: document.title, text }];
      });
      const accepted = acceptedBy(binary, command, fixed);
      expect(fixed.filter((_, index) => !accepted[index])).toEqual([]);
      expect(fixed.length).toBeGreaterThan(3);
    });
  },
);
