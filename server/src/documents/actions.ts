import { commentColumn, lineStart } from '../yaml/line.ts';
import type { Span } from '../yaml/tree.ts';

/** What a template engine does in a text: `{{ ... }}` of Helm, Go and Jinja, `{% ... %}` and `{# ... #}` of Jinja. In order, never overlapping. */
export function actionsIn(text: string): readonly Span[] {
  const opening = /\{\{|\{%|\{#/g;
  const found: Span[] = [];
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const end = endOfAction(text, match.index, match[0]);
    if (end === undefined) continue;
    found.push({ start: match.index, end });
    opening.lastIndex = end;
  }
  return found;
}

const closings: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' };

/** Braces within strings close nothing, so that Helm can write braces that are not its own. */
function endOfAction(text: string, start: number, opening: string): number | undefined {
  const closing = closings[opening] ?? '}}';
  const pieces = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|[}%#]\}/g;
  pieces.lastIndex = start + opening.length;
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
