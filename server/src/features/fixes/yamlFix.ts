import type { PrometheusDocument } from '../../documents/document.ts';
import { applySplices, type Splice } from '../../yaml/edit.ts';
import { lineAt } from '../../yaml/line.ts';
import { parseYaml } from '../../yaml/parse.ts';
import type { Reported } from '../reported.ts';

/** Characters of a text that can be tried out, once for each way to mend it, while a person waits for the menu. */
const most = 200_000;

/** A text that YAML refuses, with what makes it YAML: tried on the text, so that what is offered is sure to help. */
export function yamlFix(document: PrometheusDocument, finding: Reported): Reported {
  const { text, tree } = document;
  if (text.length > most) return finding;
  const helps = (splice: Splice): boolean => parseYaml(applySplices(text, [splice])).problems.length < tree.problems.length;
  const cure = [withoutTabs(text, finding), inQuotes(text, finding)].find(each => each && helps(each));
  if (!cure) return finding;
  const { start, end, text: written, title } = cure;
  return { ...finding, start, end, fix: { kind: 'splice', text: written, title } };
}

interface Cure extends Splice {
  readonly title: string;
}

/** The indentation of a line, two spaces for each tab. */
function withoutTabs(text: string, { start }: Reported): Cure | undefined {
  const line = lineAt(text, start);
  const indentation = /^[ \t]*/.exec(line.text)?.[0] ?? '';
  if (!indentation.includes('\t')) return undefined;
  return { start: line.start, end: line.start + indentation.length, text: indentation.replaceAll('\t', '  '), title: 'Indent by spaces' };
}

/** The value of a key on a line, where a colon or the braces of a template in it mislead YAML. */
function inQuotes(text: string, { start }: Reported): Cure | undefined {
  const line = lineAt(text, start);
  if (!line.key) return undefined;
  const value = line.text.slice(line.key.colon + 1);
  const trimmed = value.trim();
  if (!/^[^'"\s&*!|>[#-]/.test(trimmed) || trimmed.includes(' #') || (trimmed.startsWith('{') && !trimmed.startsWith('{{')))
    return undefined;
  const at = line.start + line.key.colon + 1 + value.indexOf(trimmed);
  return { start: at, end: at + trimmed.length, text: `'${trimmed.replaceAll("'", "''")}'`, title: 'Put the value in quotes' };
}
