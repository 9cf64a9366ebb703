import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { failuresOf, yamlOfVsCode } from '../support/grammarFixtures.ts';

/** The built-in extensions of the VS Codes that the end-to-end tests run in, as `npm test -- contract` names them. */
function installedExtensions(): readonly string[] {
  return (process.env['PROMWB_VSCODE_EXTENSIONS'] ?? '').split(path.delimiter).filter(folder => folder !== '');
}

const installed = installedExtensions();

describe.skipIf(installed.length === 0 && process.env['CI'] !== 'true')(
  "expressions are coloured inside VS Code's own YAML (skipped where PROMWB_VSCODE_EXTENSIONS names no VS Code)",
  () => {
    test('in each version', async () => {
      expect(installed).not.toEqual([]);
      for (const extensions of installed) expect(await failuresOf('test/grammar/rules.yaml.fixture', yamlOfVsCode(extensions))).toEqual([]);
    });
  },
);
