import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cacheFolder } from '../../tools/parts/cache.ts';
import { failuresOf, yamlOfVsCode } from '../support/grammarFixtures.ts';

/** The built-in extensions of every VS Code that the end-to-end tests have fetched. */
function installedExtensions(): readonly string[] {
  const cache = cacheFolder();
  const folders = existsSync(cache) ? readdirSync(cache).filter(name => /^code-server-[\d.]+$/.test(name)) : [];
  return folders.map(name => path.join(cache, name, 'node_modules/code-server/lib/vscode/extensions')).filter(folder => existsSync(folder));
}

const installed = installedExtensions();

describe.skipIf(installed.length === 0 && process.env['CI'] !== 'true')(
  "expressions are coloured inside VS Code's own YAML (skipped where no VS Code is in the cache folder)",
  () => {
    test('in each version', async () => {
      expect(installed).not.toEqual([]);
      for (const extensions of installed) expect(await failuresOf('test/grammar/rules.yaml.fixture', yamlOfVsCode(extensions))).toEqual([]);
    });
  },
);
