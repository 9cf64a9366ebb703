import { describe, expect, it } from 'vitest';
import type { ActiveTarget, Labels } from '../../../../client/src/prometheus/api.ts';
import type { JobLimits } from '../../../../client/src/prometheus/scrapePools/jobLimits.ts';
import { targetKey } from '../../../../client/src/prometheus/scrapePools/samples.ts';
import type { PoolsState, PoolState, StepsState } from '../../../../client/src/prometheus/scrapePools/state.ts';
import { poolSummary } from '../../../../client/src/prometheus/scrapePools/summary.ts';
import { noFilter, type TargetFilter } from '../../../../client/src/views/targetTree/filter.ts';
import { itemOf } from '../../../../client/src/views/targetTree/items.ts';
import {
  childrenOf,
  idOf,
  pageSize,
  parentOf,
  poolOf,
  type TargetsNode,
  type TargetsView,
} from '../../../../client/src/views/targetTree/nodes.ts';
import { refused, scrapedTarget } from '../../../support/scrapedTargets.ts';

interface Given {
  readonly pools?: PoolsState;
  readonly states?: Readonly<Record<string, PoolState>>;
  readonly filter?: Partial<TargetFilter>;
  readonly shown?: number;
  readonly steps?: (discovered: Labels) => StepsState;
  readonly limits?: JobLimits;
  readonly scrapers?: readonly string[];
  readonly unstarted?: readonly string[];
  readonly empty?: boolean;
}

function view({
  pools,
  states = {},
  filter = {},
  shown = pageSize,
  steps,
  limits,
  scrapers = [],
  unstarted = [],
  empty = false,
}: Given): TargetsView {
  return {
    world: {
      pools: pools ?? { kind: 'known', names: Object.keys(states) },
      pool: name => states[name] ?? {},
      steps: (_pool, discovered) => steps?.(discovered) ?? { kind: 'unknown' },
      limits: () => limits,
      scrapers: () => scrapers,
      unstarted,
      isEmpty: () => empty,
    },
    filter: { ...noFilter, ...filter },
    shown: () => shown,
    now: 1004,
  };
}

/** What a person reads below a node: the rows, with what is open by itself. */
function rows(of: TargetsView, node?: TargetsNode, depth = 0): readonly string[] {
  return childrenOf(node, of).flatMap(child => {
    const { label, description, icon, collapsible } = itemOf(child, of);
    const text = `${'  '.repeat(depth)}${icon} ${label}${description === undefined || description === '' ? '' : ` | ${description}`}`;
    return [text, ...(collapsible === 'expanded' ? rows(of, child, depth + 1) : [])];
  });
}

const open = (targets: PoolState['targets'] & object, more: PoolState = {}): PoolState => ({
  targets,
  summary: poolSummary(targets),
  ...more,
});
const web: TargetsNode = { kind: 'pool', pool: 'web' };
const [up, down, fresh] = [scrapedTarget('a:80'), scrapedTarget('b:80', refused), scrapedTarget('c:80', { health: 'unknown' })];

describe('the roots of the Targets view', () => {
  it('are the pools, with what is known of them', () => {
    const states = {
      web: { summary: poolSummary([up, down]), droppedCount: 3 },
      fine: { summary: poolSummary([up]) },
      none: { summary: poolSummary([]) },
      new: { summary: poolSummary([fresh]) },
      uncounted: {},
    };
    expect(rows(view({ states }))).toEqual([
      'error web | 1/2 up, 3 dropped',
      'pass fine | 1/1 up',
      'circle-outline none | no targets',
      'circle-outline new | 0/1 up',
      'circle-outline uncounted',
    ]);
  });

  it('warn of pools that nobody looked into yet, by what counting them told', () => {
    const slow = scrapedTarget('s:1', { lastScrapeDurationSeconds: 9 });
    const warned = (targets: readonly ActiveTarget[], more: Given = {}): readonly string[] =>
      rows(view({ states: { web: { summary: poolSummary(targets) } }, ...more }));
    expect(warned([up, slow])).toEqual(['warning web | 2/2 up, 1 with a warning']);
    expect(warned([up], { empty: true })).toEqual(['warning web | 1/1 up, 1 with a warning']);
    expect(warned([up], { scrapers: ['web', 'web'] })).toEqual(['warning web | 1/1 up, 1 with a warning']);
  });

  it('name the jobs that Prometheus could not start', () => {
    const unstarted = ['broken'];
    const row = 'error broken | Prometheus could not start this job: its log says why.';
    expect(rows(view({ states: { web: {} }, unstarted }))).toEqual([row, 'circle-outline web']);
    expect(rows(view({ unstarted }))).toEqual([row]);
  });

  it('say that one waits, that there are none, or why there is no answer', () => {
    expect(rows(view({ pools: { kind: 'loading' } }))).toEqual(['loading~spin Asking Prometheus']);
    expect(rows(view({ pools: { kind: 'known', names: [] } }))).toEqual([expect.stringMatching(/^info No scrape pools \| .*\.$/)]);
    const failed = view({ pools: { kind: 'failed', error: { kind: 'unreachable', message: 'Nothing listens.' } } });
    expect(rows(failed)).toEqual(['debug-disconnect No answer | Nothing listens.']);
    const [node] = childrenOf(undefined, failed);
    expect(node && itemOf(node, failed).contextValue).toBe('message.retry');
  });

  it.each(['noServer', 'untrusted'] as const)('leave it to the welcome text what to do (%s)', kind => {
    expect(rows(view({ pools: { kind: 'failed', error: { kind, message: '' } } }))).toEqual([]);
  });
});

describe('a pool', () => {
  it('has what is down first, then what was not scraped yet', () => {
    expect(rows(view({ states: { web: open([up, fresh, down], { droppedCount: 2 }) } }), web)).toEqual([
      'error http://b:80/metrics | Nothing listens at b:80: the connection was refused.',
      'circle-outline http://c:80/metrics | 4 s ago, 12 ms',
      'pass http://a:80/metrics | 4 s ago, 12 ms',
      'circle-slash Dropped by relabelling | 2',
    ]);
  });

  it('says that it loads, that it has no targets, or that all were dropped', () => {
    expect(rows(view({ states: { web: {} } }), web)).toEqual(['loading~spin Loading']);
    expect(rows(view({ states: { web: open([]) } }), web)).toEqual(['info No targets | Discovery finds none for this job.']);
    expect(rows(view({ states: { web: open([], { droppedCount: 1 }) } }), web)).toEqual([
      'info No targets | relabel_configs drops all that discovery finds.',
      'circle-slash Dropped by relabelling | 1',
    ]);
  });

  it('says why it could not be asked for, and shows what was known', () => {
    const error = { kind: 'malformed', message: 'Too large.' } as const;
    expect(rows(view({ states: { web: { error } } }), web)).toEqual(['warning No answer | Too large.']);
    expect(rows(view({ states: { web: open([up], { error }) } }), web)).toEqual([
      'warning No answer | Too large.',
      'pass http://a:80/metrics | 4 s ago, 12 ms',
    ]);
  });

  it('warns of its limit, with what to do below', () => {
    const near = view({ states: { web: open([up]) }, limits: { sampleLimit: 0, targetLimit: 1 } });
    expect(rows(near, web)).toEqual([
      expect.stringMatching(/^warning The job has 1 of the 1 targets/),
      expect.stringMatching(/^ {2}lightbulb Raise "target_limit"/),
      'pass http://a:80/metrics | 4 s ago, 12 ms',
    ]);
  });

  it('of 10,000 targets has a page and a row for the next', () => {
    const targets = Array.from({ length: 10_000 }, (_, index) => scrapedTarget(`t:${index}`));
    const states = { web: open(targets) };
    const page = childrenOf(web, view({ states }));
    expect(page).toHaveLength(pageSize + 1);
    expect(rows(view({ states }), web).at(-1)).toBe('ellipsis Show 200 more | 200 of 10000 are shown');
    expect(rows(view({ states, shown: 9900 }), web).at(-1)).toBe('ellipsis Show 100 more | 9900 of 10000 are shown');
    expect(childrenOf(web, view({ states, shown: 10_000 }))).toHaveLength(10_000);
  });
});

describe('a target', () => {
  const node = (target = up): TargetsNode => ({ kind: 'target', target });

  it('that is down says why, what to do, and what Prometheus said', () => {
    expect(rows(view({ states: { web: open([down]) } }), node(down))).toEqual([
      'error Nothing listens at b:80: the connection was refused.',
      '  lightbulb Check the port, that the process runs, and that it does not listen on 127.0.0.1 only.',
      `  output ${refused.lastError}`,
      'clock Last scrape | 4 s ago, took 12 ms; every 15s, timeout 10s',
      'tag Labels | 2',
      'tag Labels before relabelling | 2',
    ]);
  });

  it('that is up has its samples, its limit and its warnings', () => {
    const samples = new Map([[targetKey(up.labels), { scraped: 120, kept: 95 }]]);
    const of = view({
      states: { web: open([up], { samples }) },
      limits: { sampleLimit: 100, targetLimit: 0 },
      scrapers: ['web', 'pods'],
    });
    expect(rows(of, web)).toEqual(['warning http://a:80/metrics | 4 s ago, 12 ms, 120 samples']);
    expect(rows(of)).toEqual(['warning web | 1/1 up, 1 with a warning']);
    expect(rows(of, node())).toEqual([
      expect.stringMatching(/^warning The same endpoint is scraped by pods too/),
      expect.stringMatching(/^ {2}lightbulb Keep one/),
      expect.stringMatching(/^warning The last scrape had 95 of the 100 samples/),
      expect.stringMatching(/^ {2}lightbulb Raise "sample_limit"/),
      'clock Last scrape | 4 s ago, took 12 ms; every 15s, timeout 10s',
      'graph Samples | 120, 95 after metric_relabel_configs, sample_limit 100',
      'tag Labels | 2',
      'tag Labels before relabelling | 2',
    ]);
  });

  it('offers its place in a cluster only where its labels name one', () => {
    const of = view({});
    expect(itemOf(node(), of).contextValue).toBe('target');
    const inCluster = scrapedTarget('a:80', { labels: { namespace: 'shop', pod: 'web-1' } });
    expect(itemOf(node(inCluster), of).contextValue).toBe('target.kubernetes');
  });

  it('has labels in the order of their names', () => {
    const labels = childrenOf(node(), view({})).find(child => child.kind === 'line' && child.line.key === 'labels');
    expect(rows(view({}), labels)).toEqual(['symbol-string instance | a:80', 'symbol-string job | web']);
  });
});

describe('dropped targets', () => {
  const group: TargetsNode = { kind: 'droppedGroup', pool: 'web' };
  const discovered = { __address__: 'x:1', app: 'db' };
  const states = { web: open([up], { droppedCount: 5, dropped: { targets: [discovered], count: 5 } }) };
  const keepStep = {
    rule: { action: 'keep', sourceLabels: ['app'], separator: ';', regex: 'web', targetLabel: '' },
    output: {},
    keep: false,
  };
  const nameStep = { rule: { ...keepStep.rule, action: 'replace', targetLabel: 'b' }, output: discovered, keep: true };
  const known = view({ states, steps: () => ({ kind: 'known', steps: [nameStep, keepStep] }) });

  it('say which step dropped them, and that Prometheus does not keep all', () => {
    expect(rows(known, group)).toEqual([
      'circle-slash x:1 | Step 2 dropped it: keep where app matches "web", and the value is "db".',
      expect.stringMatching(/^info 4 more \| .*keep_dropped_targets/),
    ]);
  });

  it('have the steps below them', () => {
    expect(rows(known, { kind: 'dropped', pool: 'web', discovered })).toEqual([
      'check Step 1 | replace app into b',
      'circle-slash Step 2 dropped it: keep where app matches "web", and the value is "db".',
      'tag Labels before relabelling | 2',
    ]);
  });

  it.each<[StepsState, RegExp]>([
    [{ kind: 'unknown' }, /^loading~spin Asking which step/],
    [{ kind: 'unsupported' }, /^info Which step drops a target is told since Prometheus 3\.8 \| .*older/],
    [{ kind: 'failed', error: { kind: 'timeout', message: 'Too late.' } }, /^warning No answer \| Too late\./],
    [{ kind: 'known', steps: [nameStep] }, /^info The configuration of now keeps it/],
  ])('say what is known of the steps: $kind', (steps, text) => {
    expect(rows(view({ states, steps: () => steps }), { kind: 'dropped', pool: 'web', discovered })[0]).toMatch(text);
  });

  it('say once that the server is too old to tell the step', () => {
    const old = rows(view({ states, steps: () => ({ kind: 'unsupported' }) }), group);
    expect(old.filter(row => row.includes('3.8'))).toHaveLength(1);
  });
});

describe('a filter', () => {
  const states = { web: open([up, down], { droppedCount: 1 }), shop: { summary: poolSummary([scrapedTarget('s:1')]) }, later: {} };
  const names = (filter: Partial<TargetFilter>): readonly string[] =>
    childrenOf(undefined, view({ states, filter })).map(node => (node.kind === 'pool' ? node.pool : itemOf(node, view({})).label));

  it('by text finds pools by their name, and by the URLs and labels of their targets', () => {
    expect(names({ text: 'SHO' })).toEqual(['shop']);
    expect(names({ text: 's:1' })).toEqual(['shop']);
    expect(names({ text: 'a:80' })).toEqual(['web']);
    expect(names({ text: 'lat' })).toEqual(['later']);
    expect(names({ text: 'nowhere' })).toEqual(['Nothing matches the filter']);
  });

  it('by health leaves pools with a target that is not up', () => {
    expect(names({ unhealthyOnly: true })).toEqual(['web']);
    expect(names({ unhealthyOnly: true, text: 'a:80' })).toEqual(['Nothing matches the filter']);
  });

  it('leaves of a pool what matches; of one that is found by its name all', () => {
    const shown = (filter: Partial<TargetFilter>): readonly string[] =>
      rows(view({ states, filter }), web).map(row => row.split(' ')[1] ?? '');
    expect(shown({ text: 'b:80' })).toEqual(['http://b:80/metrics']);
    expect(shown({ text: 'web' })).toEqual(['http://b:80/metrics', 'http://a:80/metrics']);
    expect(shown({ unhealthyOnly: true })).toEqual(['http://b:80/metrics']);
  });
});

it('every row has an id of its own, and stands below its parent', () => {
  const of = view({
    states: { web: open([up, down], { droppedCount: 1, dropped: { targets: [{ __address__: 'x:1' }], count: 1 } }) },
    shown: 1,
  });
  const all: TargetsNode[] = [];
  const walk = (node?: TargetsNode): void => {
    for (const child of childrenOf(node, of)) {
      const parent = parentOf(child);
      expect(parent && idOf(parent)).toBe(node && idOf(node));
      expect(poolOf(child)).toBe('web');
      all.push(child);
      walk(child);
    }
  };
  walk();
  expect(new Set(all.map(idOf)).size).toBe(all.length);
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['pool', 'target', 'line', 'more', 'droppedGroup', 'dropped']));
});
