import { describe, expect, it } from 'vitest';
import type { Forward } from '../../../client/src/cluster/index.ts';
import type { ClustersChange } from '../../../client/src/connections/clusters.ts';
import { createRememberedForwards } from '../../../client/src/connections/rememberedForwards.ts';
import { Emitter } from '../../../client/src/util/event.ts';
import { forward } from '../../support/treeWorld.ts';

const open = (more: Partial<Forward> = {}): Forward => ({
  ...forward('forward-1', { kind: 'open', localPort: 4000, url: 'http://127.0.0.1:4000' }),
  ...more,
});
const { target } = open();

/** A window over what an earlier one left in memory. */
function window(stored: unknown) {
  const changed = new Emitter<ClustersChange>();
  let forwards: readonly Forward[] = [];
  let kept = stored;
  const memory = { get: () => kept, update: async (_key: string, value: unknown) => void (kept = value) };
  const remembered = createRememberedForwards(
    {
      onDidChange: changed.event,
      get forwards() {
        return forwards;
      },
    },
    memory,
  );
  const become = (next: readonly Forward[]): void => {
    forwards = next;
    changed.fire({ what: 'forwards', forward: open() });
  };
  return { remembered, become, kept: () => kept };
}

describe('port-forwards', () => {
  it('that are open when a window closes are offered by the next, and none is opened', () => {
    const first = window(undefined);
    first.become([open()]);
    expect(first.remembered.list).toEqual([]);
    first.become([]);
    const next = window(first.kept());
    expect(next.remembered.list).toEqual([{ target, localPort: 4000 }]);
  });

  it('that are open again are offered no more', () => {
    const { remembered, become } = window([{ target, localPort: 4000 }]);
    become([open({ state: { kind: 'starting' } })]);
    expect(remembered.list).toEqual([]);
  });

  it('that a person is done with are forgotten', () => {
    const { remembered, kept } = window([{ target, localPort: 4000 }]);
    let told = 0;
    remembered.onDidChange(() => (told += 1));
    remembered.forget(target);
    expect([remembered.list, kept(), told]).toEqual([[], [], 1]);
  });

  it('that were opened for a query are not remembered', () => {
    const { become, kept } = window(undefined);
    become([open({ temporary: true })]);
    expect(kept()).toBeUndefined();
  });

  it('in a form that nobody knows are none', () => {
    expect(window([{ target: { context: 'a' }, localPort: 1 }, 'x', { target, localPort: 4000 }]).remembered.list).toHaveLength(1);
    expect(window({ 0: 'x' }).remembered.list).toEqual([]);
  });
});
