import * as vscode from 'vscode';

/** How one node of a tree looks, as plain data. */
export interface Item {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** Id of a codicon, with a theme colour where the state calls for one. */
  readonly icon: string;
  readonly color?: string;
  readonly collapsible: 'none' | 'collapsed' | 'expanded';
  /** What `when` clauses of the manifest's menus match. */
  readonly contextValue: string;
}

const collapsibleStates = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

export function treeItem(
  { id, label, description, tooltip, icon, color, collapsible, contextValue }: Item,
  onClick: vscode.Command | undefined,
): vscode.TreeItem {
  const item = new vscode.TreeItem(label, collapsibleStates[collapsible]);
  item.id = id;
  item.contextValue = contextValue;
  item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  item.accessibilityInformation = { label: [label, description].filter(part => part !== undefined && part !== '').join(', ') };
  if (description !== undefined) item.description = description;
  // Empty, not absent: VS Code would repeat the label in a hover that covers the rows below.
  item.tooltip = tooltip ?? '';
  if (onClick !== undefined) item.command = onClick;
  return item;
}
