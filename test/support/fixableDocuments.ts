import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import type { LanguageService } from '../../server/src/languageService.ts';
import { plain } from './annotations.ts';
import { fixtureDocuments } from './fixtureDocuments.ts';

/** Folders of fixtures in which something is wrong, with the name that such a file has. */
const folders = [
  ['config/bad', 'prometheus.yml'],
  ['rules/bad', 'a.rules.yml'],
  ['alertmanager/bad', 'alertmanager.yml'],
  ['manifests/refused', 'a.yaml'],
  ['manifests/skipped', 'a.yaml'],
  ['manifests/warned', 'a.yaml'],
  ['refusals', undefined],
  ['warnings', undefined],
] as const;

const names: Readonly<Record<string, string>> = { config: 'prometheus.yml', rules: 'a.rules.yml', ruleTests: 'a_test.yml' };

export interface FixableDocument {
  readonly title: string;
  readonly folder: string;
  readonly name: string;
  readonly text: string;
}

export const fixableDocuments = (): readonly FixableDocument[] =>
  folders.flatMap(([folder, file]) =>
    fixtureDocuments(folder).map(({ name, text }) => ({
      title: `${folder}/${name}`,
      folder,
      name: file ?? names[name.split('.')[0] ?? ''] ?? 'prometheus.yml',
      text: plain(text),
    })),
  );

/** A text in a service, in place of what was there under that name. */
export function reopened(service: LanguageService, { name, text }: Pick<FixableDocument, 'name' | 'text'>): TextDocument {
  const source = TextDocument.create(`file:///work/${name}`, 'yaml', 1, text);
  service.close(source.uri);
  service.update(source);
  return source;
}

export const applied = (source: TextDocument, { edit }: CodeAction): string =>
  TextDocument.applyEdits(source, [...(edit?.changes?.[source.uri] ?? [])]);

/** The whole text after all that has a sure fix was fixed; undefined where nothing has. */
export function allFixed(service: LanguageService, document: FixableDocument): string | undefined {
  const source = reopened(service, document);
  const [action] = service.fixAll(source.uri);
  return action && applied(source, action);
}

export const isError = ({ severity }: Diagnostic): boolean => severity === 1;
