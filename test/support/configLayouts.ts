import * as fc from 'fast-check';

/** A configuration in one of the many ways people write one; `jobs` is how many it holds. */
export interface Layout {
  readonly text: string;
  readonly jobs: number;
}

interface Style {
  readonly listIndent: number;
  readonly dashWidth: number;
  readonly quote: string;
  readonly flowTargets: boolean;
  readonly flowGroups: boolean;
  readonly blankLines: boolean;
  readonly comments: boolean;
  readonly eol: string;
  readonly lastNewline: boolean;
  readonly head: string;
  readonly tail: string;
}

const style: fc.Arbitrary<Style> = fc.record({
  listIndent: fc.constantFrom(0, 2, 4),
  dashWidth: fc.constantFrom(2, 2, 4),
  quote: fc.constantFrom('', "'", '"'),
  flowTargets: fc.boolean(),
  flowGroups: fc.boolean(),
  blankLines: fc.boolean(),
  comments: fc.boolean(),
  eol: fc.constantFrom('\n', '\n', '\r\n'),
  lastNewline: fc.boolean(),
  head: fc.constantFrom(
    '',
    '# Managed by the platform team\n',
    '---\n',
    'global:\n  scrape_interval: 15s # often\n\n',
    'rule_files:\n- rules.yml\n',
  ),
  tail: fc.constantFrom('', '\n# the end\n', '\n\n', 'alerting: {}\n', '\n# Alerts\nalerting:\n  alertmanagers: []\n', '...\n'),
});

const blockList: fc.Arbitrary<Layout> = fc
  .tuple(style, fc.integer({ min: 1, max: 3 }))
  .map(([how, jobs]) => ({ text: finish(how, ['scrape_configs:', ...jobLines(how, jobs)]), jobs }));

const elsewhere: fc.Arbitrary<Layout> = fc
  .tuple(
    style,
    fc.constantFrom<readonly [string, number]>(
      ['', 0],
      ['scrape_configs:', 0],
      ['scrape_configs: # none yet', 0],
      ['scrape_configs:\n  # none yet', 0],
      ['scrape_configs: [{job_name: a, static_configs: [{targets: [a:1]}]}]', 1],
      ['scrape_configs: [\n  {job_name: "a"},\n  {job_name: "b"}, # comment\n]', 2],
      ['scrape_configs:\n- {job_name: a, static_configs: [{targets: [a:1]}]}', 1],
      ['scrape_configs: &jobs\n  - &first\n    job_name: a', 1],
      ['scrape_configs:\n  - job_name: a\n    metrics_path: |+\n      /a\n\n', 1],
    ),
  )
  .map(([how, [block, jobs]]) => ({ text: finish(how, block === '' ? [] : block.split('\n')), jobs }));

/** Layouts into which a job is inserted without taking anything away. */
export const layouts: fc.Arbitrary<Layout> = fc.oneof({ weight: 3, arbitrary: blockList }, { weight: 2, arbitrary: elsewhere });

function jobLines(how: Style, jobs: number): string[] {
  const dash = ' '.repeat(how.listIndent);
  const inner = ' '.repeat(how.listIndent + how.dashWidth);
  return Array.from({ length: jobs }, (_, index) => [
    ...(how.blankLines && index > 0 ? [''] : []),
    ...(how.comments ? [`${dash}# job number ${index}`] : []),
    `${dash}${'-'.padEnd(how.dashWidth)}job_name: ${how.quote}job${index}${how.quote}${how.comments ? ' # named' : ''}`,
    ...groupLines(how, inner, `${how.quote}host${index}:9100${how.quote}`),
    ...(how.comments ? [`${inner}# params: {}`] : []),
  ]).flat();
}

function groupLines(how: Style, inner: string, target: string): string[] {
  if (how.flowGroups) return [`${inner}static_configs: [{targets: [${target}]}]`];
  const dash = inner + ' '.repeat(how.listIndent);
  const deeper = dash + ' '.repeat(how.dashWidth);
  const head = [`${inner}static_configs:`];
  if (how.flowTargets) return [...head, `${dash}${'-'.padEnd(how.dashWidth)}targets: [${target}]`];
  return [...head, `${dash}${'-'.padEnd(how.dashWidth)}targets:`, `${deeper}${' '.repeat(how.listIndent)}- ${target}`];
}

function finish(how: Style, lines: readonly string[]): string {
  const above = how.head + lines.map(line => `${line}\n`).join('');
  // To Prometheus `...` ends a document, and begins none.
  const tail = how.tail === '...\n' && !/^[^#\n]/m.test(above) ? '' : how.tail;
  const text = above + tail;
  return (how.lastNewline ? text : text.replace(/\n+$/, '')).replaceAll('\n', how.eol);
}
