import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import { parentOf, type TargetNode, type TargetsNode } from '../../views/targetTree/nodes.ts';
import { UserError } from '../failures.ts';

/** The row that a command is about: the one that it was run on, else the one selected in the view. A row below a target means the target. */
export function requireRow<N extends TargetsNode>(
  { targetTree }: Pick<Services, 'targetTree'>,
  node: N | undefined,
  fits: (candidate: TargetsNode) => candidate is N,
): N {
  for (let at: TargetsNode | undefined = node ?? targetTree.selected; at !== undefined; at = parentOf(at)) if (fits(at)) return at;
  throw new UserError(vscode.l10n.t('Select a target in the Targets view of Prometheus first.'));
}

export const isTarget = (node: TargetsNode): node is TargetNode => node.kind === 'target';
