import * as vscode from 'vscode';
import { type Applied, applyObject } from '../../applying/applyObject.ts';
import { type ClusterObject, keyOf } from '../../cluster/objects.ts';
import type { Services } from '../../services.ts';
import { doorTo } from './door.ts';
import { propose } from './propose.ts';

interface One {
  readonly context: string;
  readonly object: ClusterObject;
  /** Sentences to read before it is applied. */
  readonly told: readonly string[];
}

/** Applies one object once the person has seen what it would do. That nothing had to be written is said here. */
export async function applyOne(services: Services, { context, object, told }: One): Promise<Applied> {
  const { kind, name } = keyOf(object);
  const cluster = doorTo(services, context, vscode.l10n.t('Applying {0} {1}', kind, name));
  const { signal } = new AbortController();
  const result = await applyObject(cluster, object, {
    accept: proposal => propose(services, { context, ...proposal, warnings: [...told, ...proposal.warnings] }, signal),
    takeOver: async (_fields, message) => {
      const take = vscode.l10n.t('Take Over');
      return (await vscode.window.showWarningMessage(message, { modal: true }, take)) === take;
    },
    signal,
  });
  if (result.kind === 'unchanged') {
    const sentence = vscode.l10n.t('{0} {1} in {2} is like this already: nothing was written.', kind, name, context);
    await vscode.window.showInformationMessage(sentence);
  }
  return result;
}
