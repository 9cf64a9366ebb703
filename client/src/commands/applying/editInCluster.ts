import * as vscode from 'vscode';
import { withProgress } from '../../editor/progress.ts';
import type { Services } from '../../services.ts';
import { isClusterFailure } from '../../cluster/model.ts';
import type { TextHolder } from '../../cluster/kinds/textHolder.ts';
import { type ClusterText, uriOf } from '../../views/clusterFiles.ts';
import { chooseContext } from '../chooseService.ts';
import { UserError } from '../failures.ts';

/** Opens a text of a ConfigMap or a Secret; saving it writes it back. */
export async function editInCluster(services: Services): Promise<void> {
  const { clusters } = services;
  if (!vscode.workspace.isTrusted) {
    throw new UserError(vscode.l10n.t('This workspace is not trusted, so no cluster is contacted. Trust the workspace first.'), 'trust');
  }
  const context = await chooseContext(clusters);
  if (context === undefined) return;
  const texts = await withProgress(vscode.l10n.t('Looking for configurations in {0}', context), signal =>
    textsOf(services, context, signal),
  );
  if (texts.length === 0) {
    throw new UserError(vscode.l10n.t('No ConfigMap and no Secret that may be seen in {0} has a YAML text.', context));
  }
  const items = texts.map(place => ({
    label: place.key,
    description: `${place.object.kind} ${place.object.namespace ?? ''}/${place.object.name}`,
    place,
  }));
  const choice = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Text to edit in the cluster'),
    matchOnDescription: true,
  });
  if (choice === undefined) return;
  const document = await vscode.workspace.openTextDocument(uriOf(choice.place));
  const yaml = document.languageId === 'yaml' ? document : await vscode.languages.setTextDocumentLanguage(document, 'yaml');
  await vscode.window.showTextDocument(yaml, { preview: false });
}

/** Names of keys that hold a configuration or rules; the Prometheus' own first. */
const yamlKey = /\.(ya?ml|rules)$/i;

async function textsOf({ clusters }: Services, context: string, signal: AbortSignal): Promise<readonly ClusterText[]> {
  return clusters.withApi(context, async api => {
    const own = clusters.snapshot?.contexts.find(({ name }) => name === context)?.namespace;
    const list = async (kind: 'configMap' | 'secret'): Promise<readonly TextHolder[]> => {
      try {
        return (await api.list(kind, { signal })).items;
      } catch (error) {
        if (!isClusterFailure(error) || error.error.kind !== 'forbidden' || own === undefined) throw error;
        // Who may not look everywhere may well look at home.
        return (await api.list(kind, { namespace: own, signal })).items;
      }
    };
    const holders = [...(await list('configMap')), ...(await list('secret').catch(() => []))];
    const places = holders.flatMap(({ kind, namespace, name, keys }) =>
      keys.filter(key => yamlKey.test(key)).map(key => ({ context, object: { apiVersion: 'v1', kind, namespace, name }, key })),
    );
    const rank = ({ key, object }: ClusterText): number => Number(!/prometheus/.test(`${key} ${object.name}`));
    return places.sort((a, b) => rank(a) - rank(b));
  });
}
