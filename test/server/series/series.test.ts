import { describe, expect, test } from 'vitest';
import { readSeriesLine } from '../../../server/src/series/line.ts';
import { histogramProblem, metricProblem, seriesItems, type SeriesProblem, seriesProblem } from '../../../server/src/series/series.ts';

/** promtool has judged the texts themselves (test/contract/ruleTests.test.ts); here is what is underlined, and what is said. */
const shown = (text: string, problem: SeriesProblem | undefined): string =>
  problem ? `${text}\n${' '.repeat(problem.from)}${'^'.repeat(problem.to - problem.from)} ${problem.message}` : 'fine';

describe('a series shows what is wrong where it is', () => {
  test.each([
    ['up{job!="a"} 1', '      ^^ This is one series and not a query: its labels have values. Write `=`.'],
    ['up{job=a} 1', '       ^ The value of a label stands in quotes: `name="value"`.'],
    ['up{job="a" b="c"} 1', '           ^ Labels are parted by commas. Write `,` or `}` here.'],
    ['up{job="\\d"} 1', '        ^^ `\\d` is no escape. A backslash itself is written `\\\\`.'],
    ['up{job="a 1', '       ^^^^ This text has no end. Close it by the same quote.'],
    ['up{job="a"', '         ^ The labels have no end. Close them by `}`.'],
    ['up {a="b"} 1', '  ^^ There may be no blank between the name and its labels.'],
    ['on 1', '^^ `on` is a word of PromQL. Write a metric of this name in quotes: `{"on"}`.'],
    ['up 1, 2', '    ^ Samples are parted by blanks and not by commas.'],
    ['up{}1', '    ^ A blank parts one item from the next. Repetition is written without blanks: `1+1x5`.'],
    ['up 1 2+3 4', '     ^^^ A step needs to be repeated: `1+2x3` is 1, 3, 5, 7.'],
    ['up 1+1x1.5', '       ^^^ Behind `x` stands how often the item is repeated, a whole number such as `5`.'],
    ['up 1_ 2', '   ^^ `1_` is not a number. Write one such as `1`, `0.5` or `2e3`.'],
    ['up stalex3', '   ^^^^^^^ Only numbers, `_` and histograms can be repeated by `x`. Write the word as often as it is needed.'],
    ['up none', '   ^^^^ Here stands a number, `_` for no sample, `stale`, or a histogram in `{{…}}`.'],
    ['up {{ sum:1}}', '   ^^^ There may be no blank behind `{{`. Write `{{schema:0 …}}`.'],
    ['up {{sum:1 sum:2}}', '           ^^^^ `sum` is set twice in this histogram. Keep one.'],
    ['up {{buckets:[1,2]}}', '             ^^^ A list holds numbers with blanks between them, and none at its start: `[1 2 3]`.'],
    ['up {{sum:x}}', '         ^ A number stands here, such as `5` or `0.5`.'],
    ['up {{sum:1', '         ^ The histogram has no end. Close it by `}}`.'],
  ])('%s', (text, underlined) => {
    expect(shown(text, seriesProblem(text))).toBe(`${text}\n${underlined}`);
  });
});

test.each([
  ['up{a="b"} 5', '          ^ A sample is named by one metric with its labels, such as `up{job="a"}`, and nothing else.'],
  ['up and down', '   ^^^ A sample is named by one metric with its labels, such as `up{job="a"}`, and nothing else.'],
])('the labels of a sample: %s', (text, underlined) => {
  expect(shown(text, metricProblem(text)).split('\n')[1]).toBe(underlined);
});

test('an expected histogram is one and no more', () => {
  expect(shown('{{}} {{}}', histogramProblem('{{}} {{}}'))).toContain('^^^^^^^^^ One native histogram stands here');
  expect(histogramProblem('{{sum:1}}')).toBeUndefined();
});

describe('a series and its values are one line', () => {
  test('so that a line break ends it, or all of them', () => {
    expect(readSeriesLine('up', '1 2\n3 4').problem?.message).toBe(
      'A line break ends a series. Write the values on one line, or fold them by `>-`.',
    );
    expect(readSeriesLine('up', '1 2\n')).toEqual({ endsLoading: true });
    expect(readSeriesLine('up', '1 2')).toEqual({ endsLoading: false });
  });

  test('that may be written in one', () => {
    expect(readSeriesLine('up 1', '2 3')).toEqual({ endsLoading: false });
    expect(readSeriesLine('', 'up 1')).toEqual({ endsLoading: false });
  });

  test('unless it says when samples were started', () => {
    expect(readSeriesLine('up@st', '-1m _x2 30s+1sx3')).toEqual({ endsLoading: false });
    expect(readSeriesLine('up@st', '-1m x').problem).toMatchObject({ from: 10, to: 11 });
  });
});

test('the items of a series', () => {
  expect(seriesItems('-2+4x3 _x2 stale {{}}x1')).toEqual([
    { kind: 'numbers', first: -2, step: 4, count: 4 },
    { kind: 'gap', count: 2 },
    { kind: 'stale', count: 1 },
    { kind: 'histogram', count: 2 },
  ]);
});
