import { commentColumn, lineStart } from '../yaml/line.ts';
import type { Span } from '../yaml/tree.ts';

/** What a template engine does in a text: `{{ ... }}` of Helm, Go and Jinja, `{% ... %}` and `{# ... #}` of Jinja. In order, never overlapping. */
export function actionsIn(text: string): readonly Span[] {
  const found: Span[] = [];
  let at = 0;
  for (const { 0: opened, index } of text.matchAll(opening)) {
    const end = index < at ? undefined : endOfAction(text, index, opened);
    if (end === undefined) continue;
    found.push({ start: index, end });
    at = end;
  }
  return found;
}

/** Whether Prometheus expands every action of a text, given the texts in it that it expands; false where more of the file had to be known. */
export function hasOnlyExpansions(text: string, expanded: readonly Span[]): boolean {
  if (!hasBraces(text)) return true;
  const actions = actionsIn(text);
  const within = (at: number, spans: readonly Span[]): boolean => spans.some(({ start, end }) => start <= at && at < end);
  // What is not closed here may be closed below, and a raw string may begin here.
  if (text.includes('`') || [...text.matchAll(opening)].some(({ index }) => !within(index, actions))) return false;
  return actions.every(action => isInComment(text, action) || (!isOfEngine(text, action) && within(action.start, expanded)));
}

/** Whether an action may begin in a text. */
export const hasBraces = (text: string): boolean => text.includes('{{') || text.includes('{%') || text.includes('{#');

const opening = /\{\{|\{%|\{#/g;

const closings: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' };

/** Braces within strings close nothing, so that Helm can write braces that are not its own. */
function endOfAction(text: string, start: number, opened: string): number | undefined {
  const closing = closings[opened] ?? '}}';
  const pieces = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|[}%#]\}/g;
  pieces.lastIndex = start + opened.length;
  for (let match = pieces.exec(text); match; match = pieces.exec(text)) {
    if (match[0] === closing) return match.index + closing.length;
  }
  return undefined;
}

/** What stands in a comment is of no account to YAML, such as the line with which Ansible marks its files. */
export function isInComment(text: string, { start }: Span): boolean {
  return commentColumn(text.slice(lineStart(text, start), start)) !== undefined;
}

/** Words of Helm and of Jinja that Prometheus' own templates do not have. */
const engineWords = /\.(?:Values|Release|Chart|Capabilities|Files)\b|\b(?:include|nindent|toYaml|tpl|hostvars)\b|^\{%/;

/** Written for a template engine beyond doubt, wherever it stands. */
export const isOfEngine = (text: string, { start, end }: Span): boolean => engineWords.test(text.slice(start, end));
