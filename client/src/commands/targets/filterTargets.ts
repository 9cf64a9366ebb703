import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import { noFilter } from '../../views/targetTree/filter.ts';

type Tree = Pick<Services, 'targetTree'>;

/** Asks for a text and shows what has it in its name, its URL or its labels. Empty: all. */
export async function filterTargets({ targetTree }: Tree): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter Targets'),
    prompt: vscode.l10n.t('A part of a pool, a URL or the value of a label. Empty shows all.'),
    value: targetTree.filter.text,
  });
  if (text !== undefined) targetTree.filter = { ...targetTree.filter, text: text.trim() };
}

export async function clearTargetFilter({ targetTree }: Tree): Promise<void> {
  targetTree.filter = noFilter;
}

export async function showUnhealthyTargets({ targetTree }: Tree): Promise<void> {
  targetTree.filter = { ...targetTree.filter, unhealthyOnly: true };
}

export async function showAllTargets({ targetTree }: Tree): Promise<void> {
  targetTree.filter = { ...targetTree.filter, unhealthyOnly: false };
}
