import { describe, expect, it } from 'vitest';
import type { Labels, QueryAnswer, QueryResult } from '../../../../client/src/prometheus/api.ts';
import { inlineDetails, inlineText } from '../../../../client/src/views/results/inline.ts';

const show = (result: QueryResult): string => inlineText({ result, warnings: [], infos: [], durationMs: 1 });
const answer = (series: readonly (readonly [Labels, number])[]): QueryAnswer => ({
  result: { type: 'vector', series: series.map(([labels, value]) => ({ labels, point: { kind: 'float', time: 1, value } })) },
  warnings: [],
  infos: ['a remark'],
  durationMs: 12,
});
const vector = (...series: readonly (readonly [Labels, number])[]): string =>
  show({ type: 'vector', series: series.map(([labels, value]) => ({ labels, point: { kind: 'float', time: 1, value } })) });

describe('a result in one line', () => {
  it('is the value of a scalar', () => {
    expect(show({ type: 'scalar', sample: { time: 1, value: Number.NaN } })).toBe('= NaN');
  });

  it('is the value of the only series', () => {
    expect(vector([{ __name__: 'up', job: 'a' }, 1])).toBe('= 1');
  });

  it('says that there is none', () => {
    expect(vector()).toBe('= no series');
  });

  it('has the highest of several, told apart by what differs', () => {
    const pods = ['a', 'b', 'c', 'd'].map((pod, index) => [{ __name__: 'up', job: 'x', pod }, index] as const);
    expect(vector(...pods.slice(0, 2))).toBe('= 2 series: {pod="b"} 1, {pod="a"} 0');
    expect(vector(...pods)).toBe('= 4 series: {pod="d"} 3, {pod="c"} 2, {pod="b"} 1, …');
  });

  it('names the shortest label that tells all apart, where one does', () => {
    const series = [
      [{ instance: 'localhost:9090', job: 'prometheus' }, 1],
      [{ instance: 'traefik:8080', job: 'traefik' }, 0],
    ] as const;
    expect(vector(...series)).toBe('= 2 series: {job="prometheus"} 1, {job="traefik"} 0');
    expect(vector(...series, [{ instance: 'redis:6379', job: 'traefik' }, 0.5])).toBe(
      '= 3 series: {instance="localhost:9090"} 1, {instance="redis:6379"} 0.5, {instance="traefik:8080"} 0',
    );
  });

  it('puts NaN last and infinity first', () => {
    expect(vector([{ n: '1' }, Number.NaN], [{ n: '2' }, Infinity], [{ n: '3' }, -Infinity])).toBe(
      '= 3 series: {n="2"} +Inf, {n="3"} -Inf, {n="1"} NaN',
    );
  });

  it('tells what a native histogram counted', () => {
    expect(show({ type: 'vector', series: [{ labels: {}, point: { kind: 'histogram', time: 1, count: 12, sum: 0.1 + 0.2 } }] })).toBe(
      '= histogram of 12 (sum 0.3)',
    );
  });

  it('has the newest sample of a range', () => {
    expect(
      show({
        type: 'matrix',
        series: [
          {
            labels: {},
            points: [
              { kind: 'float', time: 1, value: 1 },
              { kind: 'float', time: 2, value: 5 },
            ],
          },
        ],
      }),
    ).toBe('= 5');
  });

  it('stays one line, and a short one', () => {
    expect(show({ type: 'string', time: 1, value: 'a\nb' })).toBe('= "a\\nb"');
    expect(vector([{ path: 'x'.repeat(500) }, 1], [{ path: 'y' }, 2]).length).toBeLessThanOrEqual(100);
  });
});

describe('a result in several lines', () => {
  it('has the series with all of their labels, the highest first, the remarks and the time', () => {
    expect(
      inlineDetails(
        answer([
          [{ __name__: 'up', job: 'a' }, 0],
          [{ __name__: 'up', job: 'b' }, 1],
        ]),
      ),
    ).toBe('up{job="b"} 1\nup{job="a"} 0\na remark\nLoad time: 12 ms');
  });

  it('says how many it leaves out', () => {
    const series = Array.from({ length: 12 }, (_, index) => [{ n: String(index) }, index] as const);
    expect(inlineDetails(answer(series)).split('\n').slice(9, 11)).toEqual(['{n="2"} 2', 'and 2 more']);
  });
});
