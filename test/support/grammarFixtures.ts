/** Fixtures of vscode-tmgrammar-test: a text whose comments say which scopes its tokens have. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

interface GrammarFile {
  readonly path: string;
  readonly scopeName: string;
  readonly injectTo?: readonly string[];
}

interface Failure {
  readonly line: number;
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
}

interface Registries {
  readonly createRegistry: (files: readonly GrammarFile[]) => unknown;
}

interface Runner {
  readonly parseGrammarTestCase: (text: string) => unknown;
  readonly runGrammarTestCase: (registry: unknown, testCase: unknown) => Promise<readonly Failure[]>;
}

const at = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));

const own: readonly GrammarFile[] = [
  { path: at('syntaxes/promql.tmLanguage.json'), scopeName: 'source.promql' },
  { path: at('syntaxes/promql.injection.tmLanguage.json'), scopeName: 'promql.injection', injectTo: ['source.yaml'] },
];

/** What a fixture says that is not so, a line each; `yaml` are the grammars that stand for VS Code's. */
export async function failuresOf(fixture: string, yaml: readonly GrammarFile[]): Promise<readonly string[]> {
  const require = createRequire(import.meta.url);
  const { createRegistry }: Registries = require('vscode-tmgrammar-test/dist/common/index.js');
  const { parseGrammarTestCase, runGrammarTestCase }: Runner = require('vscode-tmgrammar-test/dist/unit/index.js');
  const testCase = parseGrammarTestCase(readFileSync(at(fixture), 'utf8'));
  const failures = await runGrammarTestCase(createRegistry([...own, ...yaml]), testCase);
  return failures.map(
    ({ line, missing, unexpected }) => `line ${line + 1}: missing ${missing.join(' ')}; unexpected ${unexpected.join(' ')}`,
  );
}

export const standInForYaml: readonly GrammarFile[] = [{ path: at('test/grammar/yaml.tmLanguage.json'), scopeName: 'source.yaml' }];

/** VS Code's own YAML grammars, in the folder of its built-in extensions. */
export function yamlOfVsCode(extensions: string): readonly GrammarFile[] {
  const names = ['yaml', 'yaml-1.0', 'yaml-1.1', 'yaml-1.2', 'yaml-1.3', 'yaml-embedded'];
  return names.map(name => ({
    path: `${extensions}/yaml/syntaxes/${name}.tmLanguage.json`,
    scopeName: `source.${name.replace('-', '.')}`,
  }));
}
