import { describe, expect, it } from 'vitest';
import { createChosenNamespaces } from '../../../client/src/connections/chosenNamespaces.ts';

/** What one window leaves in memory for the next. */
function memory(stored?: unknown) {
  let kept = stored;
  return { get: () => kept, update: async (_key: string, value: unknown) => void (kept = value) };
}

describe('the namespaces that a person chose', () => {
  it('are those of their context, and are there in the next window', () => {
    const kept = memory();
    const told: string[] = [];
    const first = createChosenNamespaces(kept);
    first.onDidChange(context => told.push(context));
    first.choose('prod', ['shop', 'cart']);
    expect([first.of('prod'), first.of('test'), told]).toEqual([['cart', 'shop'], [], ['prod']]);
    expect(createChosenNamespaces(kept).of('prod')).toEqual(['cart', 'shop']);
  });

  it('in a form that nobody knows are none', () => {
    expect(createChosenNamespaces(memory([['prod', 'shop'], 3, ['test', ['a']]])).of('prod')).toEqual([]);
    expect(createChosenNamespaces(memory({ prod: ['shop'] })).of('prod')).toEqual([]);
  });
});
