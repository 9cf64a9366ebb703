import type { TextEdit } from 'vscode-languageserver';
import type { PrometheusDocument } from '../../documents/document.ts';
import type { Fix } from '../../schema/problem.ts';
import type { Splice } from '../../yaml/edit.ts';
import { isInFlow } from '../../yaml/flow.ts';
import { removalAt } from '../../yaml/removal.ts';
import type { Reported } from '../reported.ts';
import { matchingQuotes } from '../quoting.ts';
import { addKey } from './addKey.ts';
import { insertKey } from './insertKey.ts';
import { makeItem } from './makeItem.ts';
import { moveItem } from './moveItem.ts';
import { nest } from './nest.ts';
import { outdent } from './outdent.ts';
import { rename } from './rename.ts';

export function titleOf(fix: Fix, written: string): string {
  switch (fix.kind) {
    case 'replace':
      return replacing(written, fix.text);
    case 'splice':
      return fix.title ?? replacing(written, fix.text);
    case 'wrapInList':
      return `Make \`${written}\` a list`;
    case 'makeItem':
      return 'Make this block an item of a list';
    case 'addKey':
      return `Add \`${fix.key}\``;
    case 'nest':
      return `Move \`${written}\` into \`${fix.key}\``;
    case 'outdent':
      return `Indent \`${written}\` less`;
    case 'remove':
      return `Remove \`${written.split('\n', 1)[0]}\``;
    case 'insertKey':
      return `Add \`${fix.text}\``;
    case 'replaceAll':
      return fix.title;
    case 'moveItem':
      return 'Move this step up';
    case 'rename':
      return `Write \`${fix.path.join('.')}\` in place of \`${written}\``;
  }
}

const replacing = (written: string, text: string): string => `Replace \`${written}\` with \`${text}\``;

/** The edits of a fix; none where it cannot be said in the text as it is written. */
export function editsOf(document: PrometheusDocument, problem: Reported, fix: Fix): readonly TextEdit[] {
  const splices = splicesOf(document, problem, fix);
  // What stands for an action of a template in the document's text must not be written into the file.
  if (splices.some(splice => document.isMasked(splice))) return [];
  // A tag that makes the scalar what it is stands before it.
  if (splices.every(({ start, end, text }) => document.text.slice(start, end) === text)) return [];
  const edits = splices.map(({ start, end, text }) => document.edit({ start, end }, text));
  const sayable = edits.flatMap(edit => edit ?? []);
  return sayable.length === edits.length ? sayable : [];
}

const quoted = ({ text, tree }: PrometheusDocument, { start, end, code }: Reported, replacement: string): string =>
  matchingQuotes(replacement, { text: text.slice(start, end), flow: isInFlow(tree.root, start), quotesAreWrong: code === 'wrong-type' });

function splicesOf(document: PrometheusDocument, problem: Reported, fix: Fix): readonly Splice[] {
  const { start, end } = problem;
  const written = document.text.slice(start, end);
  switch (fix.kind) {
    case 'replace':
      return [{ start, end, text: quoted(document, problem, fix.text) }];
    case 'splice':
      return [{ start, end, text: fix.text }];
    case 'wrapInList':
      return [{ start, end, text: `[${written}]` }];
    case 'makeItem':
      return makeItem(document, fix.at);
    case 'addKey':
      return addKey(document, fix);
    case 'nest':
      return nest(document, problem, fix);
    case 'outdent':
      return outdent(document, problem, fix.levels);
    case 'remove': {
      const removal = removalAt(document.text, document.tree.root, problem);
      return removal ? [removal] : [];
    }
    case 'insertKey':
      return insertKey(document, fix);
    case 'replaceAll':
      return fix.places.map(({ text, ...span }) => ({ ...span, text: quoted(document, { ...problem, ...span }, text) }));
    case 'moveItem':
      return moveItem(document, fix);
    case 'rename':
      return rename(document, problem, fix.path);
  }
}
