import { describe, expect, it } from 'vitest';
import type { QueryAnswer, QueryResult } from '../../../../client/src/prometheus/api.ts';
import { parseWebviewMessage } from '../../../../client/src/views/results/messages.ts';
import { resultsHtml } from '../../../../client/src/views/results/html.ts';
import { fromWire, toWire } from '../../../../client/src/views/results/wire.ts';

describe('an answer on its way into the webview', () => {
  it.each<QueryResult>([
    { type: 'scalar', sample: { time: 1, value: Number.NaN } },
    { type: 'string', time: 1, value: 'NaN' },
    { type: 'vector', series: [{ labels: { a: 'b' }, point: { kind: 'float', time: 1, value: -Infinity } }] },
    {
      type: 'matrix',
      series: [
        {
          labels: {},
          points: [
            { kind: 'float', time: 1, value: Infinity },
            { kind: 'histogram', time: 2, count: 3, sum: Number.NaN },
          ],
        },
      ],
    },
  ])('survives JSON: $type', result => {
    const answer: QueryAnswer = { result, warnings: ['w'], infos: ['i'], durationMs: 1.5 };
    expect(fromWire(JSON.parse(JSON.stringify(toWire(answer))))).toEqual(answer);
  });
});

describe('what the webview posts', () => {
  it.each([
    { type: 'ready' },
    { type: 'ready', restored: { view: 'table', expr: 'up' } },
    { type: 'run', query: { view: 'graph', expr: 'up', rangeSeconds: 300, stepSeconds: 1 } },
    { type: 'cancel' },
    { type: 'copy', text: 'a', what: '1 row' },
  ])('is understood: %j', message => expect(parseWebviewMessage(message)).toEqual(message));

  it.each([
    null,
    'run',
    { type: 'run' },
    { type: 'run', query: { view: 'pie', expr: 'up' } },
    { type: 'run', query: { view: 'graph', expr: 'up', rangeSeconds: -1 } },
    { type: 'copy', text: 1, what: '' },
    { type: 'other' },
  ])('is refused: %j', message => expect(parseWebviewMessage(message)).toBeNull());
});

it('the page runs nothing but its own script', () => {
  const page = resultsHtml({ nonce: 'n0', cspSource: 'vscode-resource:', scriptUri: 'results.js', styleUri: 'results.css' });
  expect(page).toContain("default-src 'none'; style-src vscode-resource:; font-src vscode-resource:; script-src 'nonce-n0'");
  expect(page).not.toMatch(/unsafe|\son\w+=|\sstyle=/);
});
