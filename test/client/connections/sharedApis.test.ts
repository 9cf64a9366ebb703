import { beforeEach, describe, expect, it } from 'vitest';
import { createSharedApis, type SharedApis } from '../../../client/src/connections/sharedApis.ts';
import { scriptedApi } from '../../support/scriptedApi.ts';

let connected: string[];
let closed: number;
let fails: boolean;
let apis: SharedApis;

beforeEach(() => {
  connected = [];
  closed = 0;
  fails = false;
  apis = createSharedApis(async context => {
    connected.push(context);
    if (fails) throw new Error('No login.');
    return { ...scriptedApi({}), dispose: async () => void (closed += 1) };
  });
});

describe('the api of a context', () => {
  it('is one for all who take it, and closed with the last of them', async () => {
    const [first, second] = await Promise.all([apis.take('prod'), apis.take('prod')]);
    await apis.take('test');
    expect(connected).toEqual(['prod', 'test']);
    await first.dispose();
    await first.dispose();
    expect(closed).toBe(0);
    await second.dispose();
    expect(closed).toBe(1);
    await apis.take('prod');
    expect(connected).toEqual(['prod', 'test', 'prod']);
  });

  it('is made anew where the kubeconfig changed, and kept by those who have it', async () => {
    const before = await apis.take('prod');
    apis.renew();
    const after = await apis.take('prod');
    expect(connected).toEqual(['prod', 'prod']);
    await before.dispose();
    expect(closed).toBe(1);
    await (await apis.take('prod')).dispose();
    expect([connected.length, closed]).toEqual([2, 1]);
    await after.dispose();
    expect(closed).toBe(2);
  });

  it('that could not be had is asked for again', async () => {
    fails = true;
    await expect(apis.take('prod')).rejects.toThrow('No login.');
    fails = false;
    await apis.take('prod');
    expect(connected).toEqual(['prod', 'prod']);
  });
});
