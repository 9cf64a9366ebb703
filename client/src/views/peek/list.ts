import * as vscode from 'vscode';
import type { Exposition, MetricFamily } from '../../prometheus/exposition/families.ts';
import { peekRows, type PeekRow } from './items.ts';

/** What the person wants of a row. */
export type PeekChoice =
  | { readonly kind: 'query'; readonly family: MetricFamily }
  /** `line` from 0. */
  | { readonly kind: 'text'; readonly line: number };

interface Item extends vscode.QuickPickItem {
  readonly row: PeekRow;
}

/** A list to filter by typing. Undefined where the person gave up. */
export async function choosePeek(title: string, exposition: Exposition): Promise<PeekChoice | undefined> {
  const list = vscode.window.createQuickPick<Item>();
  const showText: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: vscode.l10n.t('Show in Text') };
  list.title = title;
  list.placeholder = vscode.l10n.t('Filter by name or help; Enter runs a query');
  list.matchOnDetail = true;
  list.items = peekRows(exposition).map(row => itemOf(row, showText));
  try {
    return await new Promise(resolve => {
      list.onDidAccept(() => resolve(list.selectedItems[0] && choiceOf(list.selectedItems[0].row, 'query')));
      list.onDidTriggerItemButton(({ item }) => resolve(choiceOf(item.row, 'text')));
      list.onDidHide(() => resolve(undefined));
      list.show();
    });
  } finally {
    list.dispose();
  }
}

function itemOf(row: PeekRow, showText: vscode.QuickInputButton): Item {
  if (row.kind === 'separator') return { row, label: row.label, kind: vscode.QuickPickItemKind.Separator };
  const { label, description, detail } = row;
  return { row, label, description, detail, ...(row.kind === 'family' && { buttons: [showText] }) };
}

function choiceOf(row: PeekRow, wanted: PeekChoice['kind']): PeekChoice | undefined {
  if (row.kind === 'separator') return undefined;
  if (row.kind === 'malformed') return { kind: 'text', line: row.line.line };
  return wanted === 'query' ? { kind: 'query', family: row.family } : { kind: 'text', line: row.family.line };
}
