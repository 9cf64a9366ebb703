import { describe, expect, it } from 'vitest';
import { afterChanges, put, type Placed, settle } from '../../../../client/src/views/results/placed.ts';

const at = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });
const running = (run: number, line: number): Placed => ({ run, range: at(line, 10, 20), outcome: { kind: 'running' } });
const request = { uri: 'file:///queries.promql', range: at(5, 10, 20), expr: 'up' };
const value = { kind: 'value', text: '= 1', details: '', request } as const;
const lineAbove = { range: at(0, 0, 0), text: 'a line\n' };

describe('a result in a document', () => {
  it('takes the place of the one on its line, and leaves the others', () => {
    const [first, second] = [running(1, 5), running(2, 7)];
    expect(put([first, second], running(3, 5))).toEqual([second, running(3, 5)]);
  });

  it('is shown where the expression stands by the time the server answers', () => {
    const moved = afterChanges([running(1, 5)], [lineAbove]);
    expect(settle(moved, { ...running(1, 5), outcome: value })).toEqual([{ run: 1, range: at(6, 10, 20), outcome: value }]);
  });

  it('is not shown where the expression was edited meanwhile', () => {
    const edited = afterChanges([running(1, 5)], [{ range: at(5, 12, 13), text: 'x' }]);
    expect(settle(edited, { ...running(1, 5), outcome: value })).toEqual([]);
  });

  it('is not shown where a later query runs in its place', () => {
    const later = put(put([], running(1, 5)), running(2, 5));
    expect(settle(later, { ...running(1, 5), outcome: value })).toEqual([running(2, 5)]);
  });

  it('marks the part at fault only as long as it stands where the server saw it', () => {
    const outcome = { kind: 'error', message: 'No.', range: at(5, 12, 20) } as const;
    const [failed] = settle([running(1, 5)], { ...running(1, 5), outcome });
    expect(failed?.outcome).toEqual(outcome);
    expect(afterChanges(failed === undefined ? [] : [failed], [lineAbove])).toEqual([
      { run: 1, range: at(6, 10, 20), outcome: { kind: 'error', message: 'No.' } },
    ]);
    const moved = afterChanges([running(1, 5)], [lineAbove]);
    expect(settle(moved, { ...running(1, 5), outcome })[0]?.outcome).toEqual({ kind: 'error', message: 'No.' });
  });
});
