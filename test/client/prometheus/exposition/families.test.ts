import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExposition } from '../../../../client/src/prometheus/exposition/families.ts';

const text = `# HELP http_requests_total Requests, by code\\nand path.
# TYPE http_requests_total counter
http_requests_total{code="200",path="/a"} 3
http_requests_total{code="200",path="/b"} 4 1700000000000
http_requests_total{code="500",path="/c\\"d"} 1e3
# TYPE latency_seconds histogram
latency_seconds_bucket{le="0.1"} 1
latency_seconds_bucket{le="+Inf"} 2
latency_seconds_sum 0.3
latency_seconds_count 2
free 12
{"with.dots", "a.b"="c"} NaN
# just a word
`;

describe('what a target exposes', () => {
  it('is told by families, with the labels that make the most series first', () => {
    expect(readExposition(text)).toEqual({
      malformed: [],
      families: [
        {
          name: 'http_requests_total',
          type: 'counter',
          help: 'Requests, by code\nand path.',
          unit: '',
          series: 3,
          labels: [
            { name: 'path', values: 3 },
            { name: 'code', values: 2 },
          ],
          line: 2,
        },
        { name: 'latency_seconds', type: 'histogram', help: '', unit: '', series: 4, labels: [{ name: 'le', values: 2 }], line: 6 },
        { name: 'free', type: 'untyped', help: '', unit: '', series: 1, labels: [], line: 10 },
        { name: 'with.dots', type: 'untyped', help: '', unit: '', series: 1, labels: [{ name: 'a.b', values: 1 }], line: 11 },
      ],
    });
  });

  it('may be OpenMetrics: units, exemplars, endings of counters and of info', () => {
    const open = [
      '# TYPE requests counter',
      '# UNIT requests seconds',
      'requests_total{a="b"} 1.0 1700000000.5 # {trace_id="x"} 0.67',
      'requests_created{a="b"} 1.7e9',
      '# TYPE build info',
      'build_info{v="1"} 1',
      '# EOF',
    ];
    const { families, malformed } = readExposition(open.join('\n'));
    expect(malformed).toEqual([]);
    expect(families.map(({ name, unit, series }) => [name, unit, series])).toEqual([
      ['requests', 'seconds', 2],
      ['build', '', 1],
    ]);
  });

  it.each([
    ['a{b="c} 1', 'a closing quote is missing'],
    ['a{b=c} 1', 'the value of the label b has no quotes'],
    ['a{b="c" d="e"} 1', '"," or "}" is missing after the label b'],
    ['a{b="c",b="d"} 1', 'the label b stands twice'],
    ['a', 'the value of a is missing'],
    ['a one', '"one" is no number'],
    ['a 1 yesterday', '"yesterday" after the value is no time'],
    ['9a 1', 'a name of a metric cannot begin with "9"'],
    ['<html>', 'a name of a metric cannot begin with "<"'],
    ['# TYPE a', 'the type of a is missing'],
    ['{a="b"} 1', 'the sample has no name'],
  ])('%s: %s', (line, reason) => {
    expect(readExposition(`good 1\n${line}\nbetter 2\n`)).toMatchObject({
      malformed: [{ line: 1, reason }],
      families: expect.arrayContaining([expect.objectContaining({ name: 'good' }), expect.objectContaining({ name: 'better' })]),
    });
  });

  it('names a series that stands twice, whatever the order of its labels', () => {
    expect(readExposition('a{b="1",c="2"} 1\na{c="2",b="1"} 2\n').malformed).toEqual([
      { line: 1, reason: 'a with these labels stands twice, and Prometheus keeps one of them' },
    ]);
  });

  it('is read to its end, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[#a-z{}"=\\, 0-9.<]*$/)), lines => {
        const { families, malformed } = readExposition(lines.join('\n'));
        return malformed.every(({ line }) => line < lines.length) && families.every(({ line }) => line < lines.length);
      }),
      { numRuns: 300 },
    );
  });
});
