import { describe, expect, it } from 'vitest';
import { selects, selectsEverything } from '../../../../client/src/cluster/selectors.ts';
import { labelSelectorOf } from '../../../../client/src/cluster/kinds/labelSelector.ts';

const labels = { app: 'cart', tier: 'web' };

describe('a label selector', () => {
  it.each([
    [{}, true],
    [{ matchLabels: { app: 'cart' } }, true],
    [{ matchLabels: { app: 'cart', tier: 'db' } }, false],
    [{ matchExpressions: [{ key: 'tier', operator: 'In', values: ['web', 'db'] }] }, true],
    [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] }, false],
    [{ matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] }, true],
    [{ matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['web'] }] }, false],
    [{ matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, true],
    [{ matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, false],
    [{ matchExpressions: [{ key: 'tier', operator: 'Resembles', values: ['web'] }] }, false],
  ])('%j selects: %s', (written, selected) => {
    const selector = labelSelectorOf(written);
    expect(selector !== undefined && selects(selector, labels)).toBe(selected);
  });

  it('is another thing where it is not written at all', () => {
    expect(labelSelectorOf(undefined)).toBeUndefined();
    expect(selectsEverything(labelSelectorOf({}) ?? { matchLabels: { never: '' }, matchExpressions: [] })).toBe(true);
  });
});
