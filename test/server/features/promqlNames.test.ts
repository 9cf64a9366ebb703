import { describe, expect, test } from 'vitest';
import type { LookupRequest, LookupResult } from '../../../server/src/host.ts';
import { withCursor } from '../../support/cursor.ts';
import { openProject } from '../../support/openProject.ts';

const recorded = 'groups:\n  - name: a\n    rules:\n      - record: job:up:sum\n        expr: sum by (job) (up)\n';
const files = {
  'prometheus.yml': 'rule_files: [rules/*.yml]\nscrape_configs:\n  - job_name: node\n',
  'rules/recorded.yml': recorded,
};

/** A Prometheus with a few names. */
const prometheus = (request: LookupRequest): LookupResult => {
  const values = { metrics: ['up', 'node_load1', 'http.requests'], labelNames: ['job', 'instance'], labelValues: ['node', 'it\'s "x"'] };
  return { values: values[request.what], complete: true };
};

/** What is offered at `|` in the expression of a rule. */
async function offered(expr: string, lookup = prometheus) {
  const { text, offset } = withCursor(`groups:\n  - name: b\n    rules:\n      - alert: A\n        expr: ${expr}\n`);
  const project = openProject({ ...files, 'rules/alerts.yml': text }, [], lookup);
  const source = project.open('rules/alerts.yml');
  const { items, isIncomplete } = await project.service.nameCompletion(source.uri, source.positionAt(offset));
  const written = items.map(({ textEdit }) => textEdit?.newText);
  return { items, isIncomplete, written, labels: items.map(({ label }) => label), project };
}

describe('names in an expression', () => {
  test('are those of the server and the recording rules of the project', async () => {
    const { labels, written, items } = await offered('sum(|)');
    expect(labels).toEqual(['up', 'node_load1', 'http.requests', 'job:up:sum']);
    expect(written[2]).toBe('{"http.requests"}');
    expect(items[3]).toMatchObject({ detail: 'recording rule', documentation: { value: '```promql\nsum by (job) (up)\n```' } });
  });

  test.each([
    ['a metric', 'no|', ['node_load1']],
    ['a label', 'up{|}', ['job', 'instance']],
    ['a label that is not there yet', 'up{job="a", |}', ['instance']],
    ['a label to group by', 'sum by (i|) (up)', ['instance']],
    ['a job of the project', "up{job='n|'}", ['node']],
    ['nothing behind an operand', 'up |', []],
  ])('%s', async (_, expr, labels) => {
    expect((await offered(expr)).labels).toEqual(labels);
  });

  test('are asked for with the metric they belong to', async () => {
    const { project } = await offered('up{instance="|"}');
    expect(project.host.asked).toContain('lookup {"what":"labelValues","label":"instance","match":"up"}');
  });

  test('are quoted and escaped as their place asks for', async () => {
    expect((await offered('up{a=|}')).written).toEqual(['"node"', '"it\'s \\"x\\""']);
    expect((await offered('"up{a=\\"|\\"}"')).written[1]).toBe('it\'s \\\\\\"x\\\\\\"');
    expect((await offered('\'up{a="|"}\'')).written[1]).toBe('it\'\'s \\"x\\"');
  });

  test('narrow down with what is typed, where they are many', async () => {
    const many = Array.from({ length: 1000 }, (_, number) => `metric_${number}`);
    const { labels, isIncomplete } = await offered('me|', () => ({ values: many, complete: true }));
    expect(labels.length).toBeLessThan(many.length);
    expect(isIncomplete).toBe(true);
  });
});

test('the server is asked once, until it is another one, and again where it did not answer', async () => {
  const asked = async (lookup: typeof prometheus) => {
    const { project } = await offered('|up', lookup);
    const ask = () => project.service.nameCompletion(project.uri('rules/alerts.yml'), { line: 4, character: 14 });
    const times = () => project.host.asked.filter(each => each.startsWith('lookup')).length;
    await ask();
    const before = times();
    project.service.lookupChanged();
    await ask();
    return [before, times()];
  };
  expect(await asked(prometheus)).toEqual([1, 2]);
  expect(await asked(() => ({ values: [], complete: false }))).toEqual([2, 3]);
});

test('hovering over a name shows what the project makes of it', async () => {
  const { text, offset } = withCursor('groups:\n  - name: b\n    rules:\n      - alert: A\n        expr: job:up|:sum{job="node"} > 0\n');
  const { service, open } = openProject({ ...files, 'rules/alerts.yml': text });
  const source = open('rules/alerts.yml');
  const said = async (at: number) => (await service.nameHover(source.uri, source.positionAt(at)))?.contents;
  expect(await said(offset)).toMatchObject({
    value: '**job:up:sum**: recording rule, defined in `recorded.yml`\n\n```promql\nsum by (job) (up)\n```',
  });
  expect(await said(text.indexOf('node'))).toMatchObject({ value: '**node**: job, defined in `../prometheus.yml`' });
  expect(await said(text.indexOf('groups'))).toBeUndefined();
});
