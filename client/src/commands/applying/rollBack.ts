import * as vscode from 'vscode';
import { keyOf, versionOf } from '../../cluster/objects.ts';
import type { Services } from '../../services.ts';
import { UserError } from '../failures.ts';
import { doorTo } from './door.ts';
import { followUp } from './followUp.ts';
import { previousOf } from './previous.ts';
import { propose } from './propose.ts';

/** Puts a ConfigMap back as it was before it was last written from here, shown first like every write. */
export async function rollBack(services: Services): Promise<void> {
  const items = previousOf(services.memory).map(previous => {
    const { namespace = '', name } = keyOf(previous.before);
    const when = new Date(previous.at).toLocaleString();
    return { label: name, description: `${namespace}, ${previous.context}`, detail: vscode.l10n.t('as it was before {0}', when), previous };
  });
  if (items.length === 0)
    throw new UserError(vscode.l10n.t('Nothing was written to a ConfigMap from this workspace yet, so there is no way back to go.'));
  const choice = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('ConfigMap to put back as it was') });
  if (choice === undefined) return;
  const { context, before } = choice.previous;
  services.writes.check(context);
  const key = keyOf(before);
  const cluster = doorTo(services, context, vscode.l10n.t('Rolling back {0}', key.name));
  const { signal } = new AbortController();
  const live = await cluster.read(key, signal);
  const change = {
    kind: 'patch',
    key,
    patch: { data: replacing(live['data'], before['data']) },
    resourceVersion: versionOf(live) ?? '',
  } as const;
  const { object: planned, warnings } = await cluster.write({ ...change, dryRun: true }, signal);
  if (!(await propose(services, { context, live, planned, warnings }, signal))) return;
  const { object: after } = await cluster.write(change, signal);
  await followUp(services, { context, before: live, after });
}

/** A merge patch that makes the one of the other: what is not in it is named, to go. */
function replacing(now: unknown, wanted: unknown): Readonly<Record<string, unknown>> {
  const keys = typeof now === 'object' && now !== null ? Object.keys(now) : [];
  const gone = Object.fromEntries(keys.map(key => [key, null]));
  return typeof wanted === 'object' && wanted !== null ? { ...gone, ...wanted } : gone;
}
