import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copyOfWorkspace, realParts } from './driver/environment.ts';
import { openSession, type Session } from './driver/session.ts';
import type { Workbench } from './driver/workbench.ts';

describe('configurations wherever they stand, in VS Code', () => {
  let session: Session;
  let workbench: Workbench;
  let workspace: string;

  beforeAll(async () => {
    workspace = await copyOfWorkspace('places');
    session = await openSession(realParts(), { name: 'places', workspace });
    workbench = session.workbench;
    await workbench.opened();
  });

  afterEach(async ({ task }) => workbench.picture(task.name));
  afterAll(async () => session.close());

  /** The file as it is on disk, once what was changed is written. */
  const onDisk = async (name: string): Promise<string> => {
    await workbench.runCommand('File: Save All Files');
    return readFile(path.join(workspace, name), 'utf8');
  };
  const written = (name: string) => expect.poll(() => onDisk(name), { timeout: 30_000 });

  it('marks a wrong key of the configuration in a ConfigMap, and mends it', async () => {
    await workbench.openFile('configmap.yaml');
    await workbench.squiggle().waitFor();
    await workbench.goToLine(9);
    await workbench.press('Home');
    await workbench.openQuickFix('scrape_interval');
    await workbench.picture('quick fix');
    await workbench.press('Enter');
    await workbench.squiggle().waitFor({ state: 'detached' });
    await written('configmap.yaml').toContain('\n      scrape_interval: 30s\n');
  });

  it('writes a completed key as far in as the block stands', async () => {
    await workbench.goToLine(13);
    await workbench.press('End');
    await workbench.press('Enter');
    await workbench.press('Home');
    await workbench.press('Shift+End');
    await workbench.press('Delete');
    await workbench.type('        metric_rel');
    await workbench.press('Control+Space');
    await workbench.suggestion('metric_relabel_configs').click();
    await workbench.line('metric_relabel_configs:').waitFor();
    await written('configmap.yaml').toMatch(/\n {8}metric_relabel_configs:\n {10}- /);
  });

  it('says once of a Helm template that it is one, and finds no error in it', async () => {
    await workbench.openFile('templated.yaml');
    await workbench.page.locator('.squiggly-info').first().waitFor();
    expect(await workbench.squiggle().count()).toBe(0);
  });

  it('lays a rule file out anew', async () => {
    await workbench.openFile('alerting.yml');
    await workbench.line('TooManyRequests').waitFor();
    await workbench.runCommand('Format Document');
    const laidOut = '\n  - name: alerting\n    rules:\n      - alert: TooManyRequests\n';
    await written('rules/alerting.yml').toContain(laidOut);
  });

  it('renames a recording rule where it is defined and used', async () => {
    await workbench.goToLine(5);
    await workbench.press('End');
    for (let left = 0; left < 10; left += 1) await workbench.press('ArrowLeft');
    await workbench.press('F2');
    const box = workbench.page.locator('.rename-box input');
    await box.waitFor();
    await box.fill('job:shop_requests:rate5m');
    await workbench.press('Enter');
    await workbench.line('job:shop_requests:rate5m').waitFor();
    await written('rules/recorded.yml').toContain('- record: job:shop_requests:rate5m\n');
    await written('rules/alerting.yml').toContain('expr: job:shop_requests:rate5m > 100\n');
  });
});
