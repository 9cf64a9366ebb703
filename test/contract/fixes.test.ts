import type { Diagnostic } from 'vscode-languageserver';
import { describe, expect, test } from 'vitest';
import { createLanguageService, type LanguageService } from '../../server/src/languageService.ts';
import { allFixed, applied, type FixableDocument, fixableDocuments, isError, reopened } from '../support/fixableDocuments.ts';
import { memoryHost } from '../support/memoryHost.ts';

const documents = fixableDocuments();
const folders = [...new Set(documents.map(({ folder }) => folder))];

const count = (found: readonly Diagnostic[], { code, message }: Diagnostic): number =>
  found.filter(other => other.code === code && other.message === message).length;

/** A key that is added still waits for its value. */
const isWhole = (title: string): boolean => !/^Add `\w+`$/.test(title);

/** The fixes of a document that leave what they are for, or make an error of what was none. */
function useless(service: LanguageService, document: FixableDocument): readonly string[] {
  const source = reopened(service, document);
  const shown = service.diagnostics(source.uri);
  const fixes = shown.flatMap(diagnostic =>
    service
      .codeActions(source.uri, diagnostic.range, [diagnostic])
      .flatMap(action => (action.diagnostics && isWhole(action.title) ? [{ diagnostic, action }] : [])),
  );
  return fixes.flatMap(({ diagnostic, action }) => {
    const text = applied(source, action);
    reopened(service, { ...document, text });
    const left = service.diagnostics(source.uri);
    const helps = count(left, diagnostic) < count(shown, diagnostic) && left.filter(isError).length <= shown.filter(isError).length;
    return helps ? [] : [`${document.title}: ${action.title}\n${text}`];
  });
}

describe.each(folders)('in the fixtures of %s', folder => {
  const service = createLanguageService(memoryHost());
  const here = documents.filter(document => document.folder === folder);

  test('a fix takes away what it is for, and makes nothing worse', () => {
    expect(here.flatMap(document => useless(service, document))).toEqual([]);
  });

  test('fixing all leaves nothing to fix', () => {
    const unfinished = here.filter(document => {
      const text = allFixed(service, document);
      return text !== undefined && allFixed(service, { ...document, text }) !== undefined;
    });
    expect(unfinished.map(({ title }) => title)).toEqual([]);
  });
});
