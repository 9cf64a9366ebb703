import * as vscode from 'vscode';
import { type KeyProposal, keyText, saveKey } from '../../applying/editKey.ts';
import type { Services } from '../../services.ts';
import { assertNever } from '../../util/assertNever.ts';
import { isCancellation } from '../../util/abort.ts';
import type { ClusterTexts, ClusterText, SaveResult } from '../../views/clusterFiles.ts';
import { explain, UserError } from '../failures.ts';
import { guarded } from '../report.ts';
import { followUp } from './followUp.ts';
import { doorTo } from './door.ts';
import { errorsFirst } from './errorsFirst.ts';
import { propose } from './propose.ts';

/** What opening and saving a text of a cluster does. */
export function clusterTexts(services: () => Services): ClusterTexts {
  return {
    read: async ({ context, object, key }) => {
      const found = await services().clusters.withApi(context, api => api.read(object, AbortSignal.timeout(readMs)));
      const text = keyText(found, key);
      if (text === undefined) throw new UserError(vscode.l10n.t('{0} {1} has no key {2} any more.', object.kind, object.name, key));
      return text;
    },
    save: async (place, edit) => {
      try {
        return await save(services(), place, edit);
      } catch (error) {
        const reason = isCancellation(error)
          ? vscode.l10n.t('It was given up; "Prometheus Workbench: Cluster Changes" lists what was sent.')
          : explain(error).sentence;
        return { kind: 'kept', base: edit.base, reason };
      }
    },
  };
}

const readMs = 30_000;

type Edit = Parameters<ClusterTexts['save']>[1];

async function save(services: Services, place: ClusterText, { uri, base, text }: Edit): Promise<SaveResult> {
  const { context, object, key } = place;
  services.writes.check(context);
  const told = await errorsFirst(uri);
  const cluster = doorTo(services, context, vscode.l10n.t('Writing {0} of {1} {2}', key, object.kind, object.name));
  const { signal } = new AbortController();
  const accept = (proposal: KeyProposal): Promise<boolean> =>
    propose(services, { context, ...proposal, warnings: [...told, ...proposal.warnings] }, signal);
  const result = await saveKey(cluster, { at: place, base, text, accept }, signal);
  switch (result.kind) {
    case 'unchanged':
      return { kind: 'saved' };
    case 'discarded':
      return { kind: 'kept', base, reason: vscode.l10n.t('The change was discarded, so nothing was written to the cluster.') };
    case 'diverged':
      void guarded(services, () => merge(services, { uri, base, theirs: result.theirs, text }));
      return {
        kind: 'kept',
        base: result.theirs,
        reason: vscode.l10n.t('Somebody changed this text in the cluster meanwhile. Bring both together, then save again.'),
      };
    case 'applied':
      void guarded(services, () => followUp(services, { context, before: result.before, after: result.after, config: text }));
      return { kind: 'saved' };
    default:
      return assertNever(result);
  }
}

interface Diverged {
  readonly uri: vscode.Uri;
  readonly base: string;
  readonly theirs: string;
  readonly text: string;
}

/** VS Code's merge editor of base, theirs and ours; where it does not open, theirs beside ours. */
async function merge({ held }: Services, { uri, base, theirs, text }: Diverged): Promise<void> {
  const name = uri.path.split('/').at(-1) ?? 'text';
  const cluster = held.hold(name, theirs);
  try {
    await vscode.commands.executeCommand('_open.mergeEditor', {
      base: held.hold(name, base),
      input1: { uri: cluster, title: vscode.l10n.t('In the Cluster') },
      input2: { uri: held.hold(name, text), title: vscode.l10n.t('Yours') },
      output: uri,
    });
  } catch {
    await vscode.commands.executeCommand('vscode.diff', cluster, uri, vscode.l10n.t('{0}: in the cluster and yours', name));
  }
}
