import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { kindOf } from '../../server/src/documents/kind.ts';
import { createDocument, createDocumentMemo } from '../../server/src/documents/document.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { createReaders } from '../../server/src/features/readers.ts';
import { alertmanagerConfig } from '../../server/src/schemas/alertmanager/alertmanager.ts';
import { isManifestKind, manifests } from '../../server/src/schemas/manifests/index.ts';
import { prometheusConfig } from '../../server/src/schemas/prometheus.ts';
import { ruleFile } from '../../server/src/schemas/rules.ts';
import { ruleTestFile } from '../../server/src/schemas/ruleTests.ts';
import { groupKey, jsonTargetsFile, targetsFile } from '../../server/src/schemas/targets.ts';
import { defaultSettings } from '../../server/src/settings.ts';
import { newestVersion, type Version } from '../../server/src/version.ts';
import { parseJson } from '../../server/src/yaml/json.ts';
import { parseYaml } from '../../server/src/yaml/parse.ts';

const schemas = {
  config: prometheusConfig,
  rules: ruleFile,
  alertmanager: alertmanagerConfig,
  ruleTests: ruleTestFile,
  targets: targetsFile,
  jsonTargets: jsonTargetsFile,
  ...manifests,
} as const;

/** All that we report on a text that is known to be of one kind, its expressions and templates included. */
export function findingsOn(kind: keyof typeof schemas, text: string, version: Version = newestVersion): readonly Diagnostic[] {
  const source = TextDocument.create('file:///work/a.yml', 'yaml', 1, text);
  const tree = kind === 'jsonTargets' ? parseJson(text, groupKey) : parseYaml(text);
  const document = createDocument({ source, kind, tree, schema: schemas[kind], memo: createDocumentMemo(), prometheusVersion: version });
  return diagnostics([document], defaultSettings, createReaders(version));
}

/** What makes Prometheus refuse it. */
export const refusalsOf = (kind: keyof typeof schemas, text: string, version: Version = newestVersion): readonly Diagnostic[] =>
  findingsOn(kind, text, version).filter(({ severity }) => severity === DiagnosticSeverity.Error);

/** All that we report on a custom resource, whatever its kind. */
export function manifestFindings(text: string): readonly Diagnostic[] {
  const kind = kindOf({ uri: 'file:///work/a.yml', languageId: 'yaml', root: parseYaml(text).root });
  return isManifestKind(kind) ? findingsOn(kind, text) : [];
}

/** What makes Kubernetes refuse it, or the operator skip it. */
export const errorsOfManifest = (text: string): readonly Diagnostic[] =>
  manifestFindings(text).filter(({ severity }) => severity === DiagnosticSeverity.Error);
