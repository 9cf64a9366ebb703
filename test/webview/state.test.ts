import { describe, expect, it } from 'vitest';
import { initialState, parseState, queryOf, withQuery } from '../../client/webview/state.ts';

describe('the state of the page', () => {
  it('is what was saved', () => {
    const state = {
      ...initialState,
      expr: 'up',
      view: 'graph',
      rangeSeconds: 300,
      step: '15s',
      filter: 'web',
      sorting: { by: 'label', label: 'pod', descending: true },
    } as const;
    expect(parseState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it.each([null, 'text', { expr: 1, view: 'pie', rangeSeconds: -1, step: null, sorting: { by: 'label', descending: true } }])(
    'is the initial one where %j was saved',
    saved => {
      expect(parseState(saved)).toEqual(initialState);
    },
  );

  it('is a query where there is an expression', () => {
    expect(queryOf(initialState)).toBeNull();
    expect(queryOf({ ...initialState, expr: 'up', step: '15s' })).toEqual({ view: 'table', expr: 'up' });
    const graph = { ...initialState, expr: 'up', view: 'graph' } as const;
    expect(queryOf({ ...graph, step: '1m' })).toEqual({ view: 'graph', expr: 'up', rangeSeconds: 3600, stepSeconds: 60 });
    expect(queryOf({ ...graph, step: 'soon' })).toEqual({ view: 'graph', expr: 'up', rangeSeconds: 3600 });
  });

  it('takes over a query of the editor', () => {
    const query = { view: 'graph', expr: 'up', rangeSeconds: 60, stepSeconds: 0.5 } as const;
    expect(queryOf(withQuery(initialState, query))).toEqual(query);
    expect(withQuery({ ...initialState, step: '15s' }, { view: 'table', expr: 'x' })).toMatchObject({
      expr: 'x',
      view: 'table',
      step: '15s',
    });
  });
});
