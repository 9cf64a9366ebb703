import * as vscode from 'vscode';
import { withProgress } from '../editor/progress.ts';
import type { Change } from '../cluster/changes.ts';
import type { Services } from '../services.ts';

export interface ProposedChanges {
  readonly context: string;
  /** What they are for, in a few words. */
  readonly title: string;
  /** All that will be different, for the person to read. */
  readonly shown: string;
  readonly changes: readonly Change[];
}

/** Tries the changes without storing them, shows them, and makes them once the person agrees. False where nothing was written. */
export async function confirmChange({ writes }: Services, proposed: ProposedChanges): Promise<boolean> {
  const { context, title, shown, changes } = proposed;
  writes.check(context);
  const warnings = await withProgress(vscode.l10n.t('Asking {0} whether it would take this', context), async signal => {
    const said: string[] = [];
    for (const change of changes) said.push(...(await writes.write(context, { ...change, dryRun: true }, signal)).warnings);
    return said;
  });
  const apply = vscode.l10n.t('Apply to {0}', context);
  const detail = [shown, ...warnings.map(warning => vscode.l10n.t('The API server warns: {0}', warning))].join('\n\n');
  if ((await vscode.window.showWarningMessage(title, { modal: true, detail }, apply)) !== apply) return false;
  await withProgress(title, async signal => {
    for (const change of changes) await writes.write(context, change, signal);
  });
  return true;
}
