import { type CompletionItem, CompletionItemKind, type CompletionList, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { LookupRequest } from '../host.ts';
import { type Situation, situationAt } from '../promql/situation.ts';
import type { Position } from '../protocol.ts';
import type { SymbolKind } from '../schema/types.ts';
import { symbolOfLabel } from '../workspace/names.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { documentsAround, expressionOf } from './occurrences.ts';
import { queryAt } from './promql.ts';
import { inYaml } from './writeName.ts';

/** More of them help nobody choose: what is typed next narrows them down. */
const most = 300;

const nothing: CompletionList = { isIncomplete: false, items: [] };

/** Names that fit into an expression at a position: those of the project, and those that the connected Prometheus has. */
export async function promqlNames(document: PrometheusDocument, position: Position, workspace: Workspace): Promise<CompletionList> {
  const place = queryAt(document, position);
  if (!place) return nothing;
  const situation = situationAt(place.text, place.offset);
  const wanted = wantedIn(situation);
  if (!wanted) return nothing;
  const typed = place.text.slice(wanted.at.from, wanted.at.to);
  const [own, asked] = await Promise.all([ownNames(document, wanted.kind, workspace), workspace.lookups.ask(wanted.request)]);
  const names = new Map((asked?.values ?? []).map((text): [string, Named] => [text, { text }]));
  for (const name of own) names.set(name.text, name);
  const fitting = [...names.values()].filter(({ text }) => startsAlike(text, typed) && !wanted.used.includes(text));
  const span = place.query.outer(wanted.at);
  const items = fitting.slice(0, most).flatMap((name): readonly CompletionItem[] => {
    const newText = inYaml(wanted.write(name.text), place.query.style);
    const edit =
      typed === '' ? { range: { start: position, end: position }, newText } : document.edit({ start: span.from, end: span.to }, newText);
    return edit ? [itemOf(name, wanted, edit)] : [];
  });
  return { isIncomplete: asked === undefined || fitting.length > most, items };
}

interface Named {
  readonly text: string;
  readonly detail?: string;
  readonly expr?: string;
}

interface Wanted {
  readonly request: LookupRequest;
  /** What of the project has such names. */
  readonly kind: SymbolKind | undefined;
  readonly item: CompletionItemKind;
  readonly at: Situation extends infer S ? (S extends { at: infer A } ? A : never) : never;
  readonly used: readonly string[];
  readonly write: (name: string) => string;
}

function wantedIn(situation: Situation): Wanted | undefined {
  switch (situation.kind) {
    case 'operand':
    case 'behindOperator':
      return {
        request: { what: 'metrics' },
        kind: 'recording rule',
        item: CompletionItemKind.Variable,
        at: situation.at,
        used: [],
        write: name => (/^[A-Za-z_:][\w:]*$/.test(name) ? name : `{${JSON.stringify(name)}}`),
      };
    case 'labelName': {
      const { at, used, metric } = situation;
      const write = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));
      return { request: { what: 'labelNames', ...matchOf(metric) }, kind: undefined, item: CompletionItemKind.Field, at, used, write };
    }
    case 'labelValue': {
      const { at, label, metric, quoted } = situation;
      const write = (value: string): string => (quoted ? JSON.stringify(value).slice(1, -1) : JSON.stringify(value));
      const request: LookupRequest = { what: 'labelValues', label, ...matchOf(metric) };
      return { request, kind: symbolOfLabel(label), item: CompletionItemKind.Value, at, used: [], write };
    }
    case 'behindOperand':
    case 'duration':
    case 'nothing':
      return undefined;
  }
}

const matchOf = (metric: string | undefined): { readonly match?: string } =>
  metric === undefined || metric === '' ? {} : { match: metric };

async function ownNames(document: PrometheusDocument, kind: SymbolKind | undefined, workspace: Workspace): Promise<readonly Named[]> {
  if (kind === undefined) return [];
  const documents = await documentsAround(document, workspace);
  return documents.flatMap(each =>
    workspace.facts(each).names.flatMap((name): readonly Named[] => {
      if (name.kind !== kind || name.role !== 'definition') return [];
      const expr = expressionOf(each, name.node);
      return [{ text: name.node.text, detail: kind, ...(expr !== undefined && { expr }) }];
    }),
  );
}

const startsAlike = (name: string, typed: string): boolean => name.toLowerCase().includes(typed.toLowerCase());

function itemOf(
  { text, detail, expr }: Named,
  { item }: Wanted,
  textEdit: NonNullable<ReturnType<PrometheusDocument['edit']>>,
): CompletionItem {
  return {
    label: text,
    kind: item,
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit,
    filterText: textEdit.newText.includes(text) ? textEdit.newText : text,
    ...(detail !== undefined && { detail }),
    ...(expr !== undefined && { documentation: { kind: MarkupKind.Markdown, value: `\`\`\`promql\n${expr.trim()}\n\`\`\`` } }),
  };
}
