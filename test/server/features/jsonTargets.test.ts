import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { openAtCursor, openDocument } from '../../support/openDocument.ts';

const json = { name: 'targets.json', languageId: 'json' };

/** `"underlined" message`. */
const shown = (text: string): readonly string[] => {
  const { service, uri, source } = openDocument(text, json);
  return service.diagnostics(uri).map(({ range, message }) => `${source.getText(range)} ${typeof message === 'string' ? message : ''}`);
};

describe('a file with targets in JSON', () => {
  test.each([
    ['is held to JSON', '[{"targets": ["a:1"],}]', [', JSON has no comma behind the last entry. Remove it.']],
    [
      'is read on behind a missing comma',
      '[{"targets": ["a:1"] "labels": {}, "label": {}}]',
      ['" A comma or `}` stands here.', '"label" `label` is not a key of a target group. Did you mean `labels`?'],
    ],
    ['holds texts in quotes', '[{"targets": [9100]}]', ['9100 JSON wants a text in double quotes here: `"9100"`.']],
    ['holds no empty groups', '[{"targets": []}, null]', ['null This entry is empty, which is refused here. Fill it in, or remove it.']],
    [
      'has intervals that are some',
      '[{"targets": ["a:1"], "labels": {"__scrape_interval__": "soon", "__scrape_timeout__": "5s"}}]',
      ['"soon" `soon` is no duration above 0, so that these targets are dropped. Write one such as `30s`.'],
    ],
    ['has keys of any case', '[{"Targets": ["a:1"]}]', []],
    [
      'has the last of two keys',
      '[{"targets": [], "targets": []}]',
      ['"targets" `targets` is set again further down in this block, and only the last one counts. Keep one of the two.'],
    ],
    [
      'shows where escapes are',
      '[{"targets": ["\\u0061b c"]}]',
      ['"\\u0061b c" A target holds no blanks. Write a host and a port, such as `localhost:9100`.'],
    ],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  const accepted = (marked: string): string => {
    const { service, uri, position, source } = openAtCursor(marked, json);
    const [item] = service.completion(uri, position);
    if (!item?.textEdit || !('range' in item.textEdit)) throw new Error('Nothing is offered.');
    return TextDocument.applyEdits(source, [item.textEdit]);
  };

  test.each([
    ['a key in quotes', '[{"targets": ["a:1"], |}]', '[{"targets": ["a:1"], "labels": {$1}$0}]'],
    ['a key that is half typed', '[{"targets": ["a:1"], "la|"}]', '[{"targets": ["a:1"], "labels": {$1}$0}]'],
    ['a group in braces', '[{"targets": ["a:1"]}, |]', '[{"targets": ["a:1"]}, {"targets": [$1]}$0]'],
  ])('offers %s', (_, marked, expected) => {
    expect(accepted(marked)).toBe(expected);
  });

  test('explains its keys', () => {
    const { service, uri, position } = openAtCursor('[{"targ|ets": ["a:1"]}]', json);
    expect(JSON.stringify(service.hover(uri, position)?.contents)).toContain('Addresses to scrape');
  });
});

test('other files in JSON get nothing', () => {
  for (const text of ['{"scripts": {}}', '[1, 2', '["targets"]']) expect(shown(text)).toEqual([]);
});
