import * as vscode from 'vscode';

/** A box to type a query into, with the latest queries below. Undefined where the person gave up. */
export async function askForQuery(history: readonly string[]): Promise<string | undefined> {
  const box = vscode.window.createQuickPick();
  box.title = vscode.l10n.t('Run a PromQL query');
  box.placeholder = vscode.l10n.t('Type a query, or choose one that was run before');
  const earlier = history.map(label => ({ label }));
  box.items = earlier;
  const typed = box.onDidChangeValue(value => {
    const query = value.trim();
    // What is typed stands first, so that Enter runs just that.
    box.items = query === '' ? earlier : [{ label: query, alwaysShow: true }, ...earlier.filter(({ label }) => label !== query)];
  });
  try {
    return await new Promise(resolve => {
      box.onDidAccept(() => resolve(box.selectedItems[0]?.label ?? (box.value.trim() === '' ? undefined : box.value.trim())));
      box.onDidHide(() => resolve(undefined));
      box.show();
    });
  } finally {
    typed.dispose();
    box.dispose();
  }
}
