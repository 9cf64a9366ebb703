import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copyOfWorkspace, realParts } from './driver/environment.ts';
import { openSession, type Session } from './driver/session.ts';
import type { Workbench } from './driver/workbench.ts';

describe('prometheus.yml in VS Code', () => {
  let session: Session;
  let workbench: Workbench;

  beforeAll(async () => {
    session = await openSession(realParts(), { name: 'smoke', workspace: await copyOfWorkspace('smoke') });
    workbench = session.workbench;
    await workbench.opened();
  });

  afterEach(async ({ task }) => workbench.picture(task.name));
  afterAll(async () => session.close());

  it('marks an unknown key and says which one was meant', async () => {
    await workbench.openFile('broken.prometheus.yml');
    await workbench.squiggle().waitFor();
    const problems = await workbench.problems();
    expect(problems.join('\n')).toMatch(/scrape_intervall.*scrape_interval/);
  });

  it('finds nothing wrong with a file that Prometheus accepts', async () => {
    await workbench.openFile('prometheus.yml');
    const hover = await workbench.hover('scrape_interval', 'scrape_interval');
    expect(await hover.innerText()).toContain('1m');
    expect(await workbench.squiggle().count()).toBe(0);
  });

  it('offers the keys that belong where one stands, and writes the chosen one', async () => {
    await workbench.openFile('prometheus.yml');
    await workbench.goToLine(3);
    await workbench.press('End');
    await workbench.press('Enter');
    await workbench.type('evalu');
    await workbench.press('Control+Space');
    await workbench.suggestion('evaluation_interval').waitFor();
    await workbench.picture('completion');
    await workbench.suggestion('evaluation_interval').click();
    await workbench.line('evaluation_interval').waitFor();
  });
});
