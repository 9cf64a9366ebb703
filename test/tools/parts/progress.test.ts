import { describe, expect, it } from 'vitest';
import { progressTo } from '../../../tools/parts/progress.ts';

const lines: string[] = [];
const said = (): readonly string[] => lines.splice(0).map(line => line.replaceAll(/\d+\.\d/g, 'N'));

describe('progress', () => {
  it('says in one line how long a short step took', async () => {
    const progress = progressTo(line => lines.push(line));
    expect(await progress.step('building', async () => 42)).toBe(42);
    expect(said()).toEqual(['building: N s']);
  });

  it('announces a long step and shows that it still lives', async () => {
    let alive: () => void = () => {};
    const heartbeat = new Promise<void>(done => {
      alive = done;
    });
    const write = (line: string): void => {
      lines.push(line);
      if (line.includes('... ')) alive();
    };
    await progressTo(write, { announceAfterMs: 1, heartbeatMs: 20 }).step('building', () => heartbeat);
    expect(said()).toEqual(['building ...', 'building ... N s', 'building: N s']);
  });

  it('says that a step failed', async () => {
    const failing = progressTo(line => lines.push(line)).step('building', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(said()).toEqual(['building: failed after N s']);
  });
});
