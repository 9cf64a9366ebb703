import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Labels, QueryAnswer, QueryResult } from '../../client/src/prometheus/api.ts';
import type { HostMessage, PanelQuery } from '../../client/src/views/results/messages.ts';
import { toWire } from '../../client/src/views/results/wire.ts';
import { findChromium, type ResultsPage, type ResultsPages, startResultsPages } from '../support/resultsPage.ts';

const chromium = findChromium();
const missing = chromium === undefined && process.env['CI'] !== 'true';

const upQuery: PanelQuery = { view: 'table', expr: 'up' };
const graphQuery: PanelQuery = { view: 'graph', expr: 'up', rangeSeconds: 3600 };
const range = { start: 1_700_000_000, end: 1_700_003_600, step: 14 };

function answer(run: number, query: PanelQuery, parts: Partial<QueryAnswer> & Pick<QueryAnswer, 'result'>): HostMessage {
  const whole: QueryAnswer = { warnings: [], infos: [], durationMs: 12, ...parts };
  return { type: 'answer', run, query, server: 'demo', answer: toWire(whole), ...(query.view === 'graph' ? { range } : {}) };
}

const pods = (count: number): QueryResult => ({
  type: 'vector',
  series: Array.from({ length: count }, (_, index) => ({
    labels: { __name__: 'up', pod: `web-${index}` },
    point: { kind: 'float', time: 1, value: index === 3 ? Number.NaN : index },
  })),
});

const lines = (...labels: readonly Labels[]): QueryResult => ({
  type: 'matrix',
  series: labels.map((own, index) => ({
    labels: own,
    points: Array.from({ length: 258 }, (_, step) => ({ kind: 'float', time: range.start + step * range.step, value: index + step })),
  })),
});

describe.skipIf(missing)('the results page in a browser (skipped where there is no Chromium: name one in PROMWB_CHROMIUM)', () => {
  let pages: ResultsPages;
  let opened: ResultsPage[] = [];

  beforeAll(async () => {
    if (chromium === undefined) throw new Error('There is no Chromium: name one in PROMWB_CHROMIUM.');
    pages = await startResultsPages(chromium);
  });

  afterEach(async () => {
    const closing = opened;
    opened = [];
    for (const { page } of closing) await page.close();
    // Neither the page's policy nor its code has anything to complain of, whatever the test was about.
    expect(closing.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  afterAll(() => pages?.close());

  async function open(options?: Parameters<ResultsPages['open']>[0]): Promise<ResultsPage> {
    const page = await pages.open(options);
    opened.push(page);
    return page;
  }

  it('says that it is ready, with the query that it was left at', async () => {
    expect(await (await open()).posted()).toEqual([{ type: 'ready' }]);
    const state = { expr: 'up', view: 'graph', rangeSeconds: 300, step: '5s', filter: '' };
    expect(await (await open({ state })).posted()).toEqual([
      { type: 'ready', restored: { view: 'graph', expr: 'up', rangeSeconds: 300, stepSeconds: 5 } },
    ]);
  });

  it('runs what is typed with Ctrl+Enter, and keeps it for the next time', async () => {
    const { page, posted, savedState } = await open();
    await page.getByRole('textbox', { name: 'PromQL expression' }).fill('sum(up)');
    await page.keyboard.press('Control+Enter');
    expect((await posted()).at(-1)).toEqual({ type: 'run', query: { view: 'table', expr: 'sum(up)' } });
    expect(await savedState()).toMatchObject({ expr: 'sum(up)', view: 'table' });
  });

  it('runs again with another view, range or step', async () => {
    const { page, posted, send } = await open();
    await send(answer(1, upQuery, { result: pods(1) }));
    await page.getByRole('tab', { name: 'Graph' }).click();
    await page.getByLabel('Range').selectOption('2h');
    await page.getByLabel('Step').fill('1m');
    await page.keyboard.press('Enter');
    expect((await posted()).slice(1)).toEqual([
      { type: 'run', query: { view: 'graph', expr: 'up', rangeSeconds: 3600 } },
      { type: 'run', query: { view: 'graph', expr: 'up', rangeSeconds: 7200 } },
      { type: 'run', query: { view: 'graph', expr: 'up', rangeSeconds: 7200, stepSeconds: 60 } },
    ]);
  });

  it('turns Run into Cancel while it waits', async () => {
    const { page, posted, send } = await open();
    await send({ type: 'loading', run: 1, query: upQuery, server: 'demo' });
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect((await posted()).at(-1)).toEqual({ type: 'cancel' });
    expect(await page.locator('.facts').textContent()).toBe('Asking demo …');
  });

  it('drops the answer to an earlier query', async () => {
    const { page, send } = await open();
    await send({ type: 'loading', run: 2, query: { view: 'table', expr: 'new' }, server: '' });
    await send(answer(1, upQuery, { result: pods(1) }));
    expect(await page.getByRole('textbox', { name: 'PromQL expression' }).inputValue()).toBe('new');
    expect(await page.getByRole('table').count()).toBe(0);
  });

  it('leaves what the person types on alone while an answer arrives', async () => {
    const { page, send } = await open();
    const expr = page.getByRole('textbox', { name: 'PromQL expression' });
    await expr.fill('up');
    await page.keyboard.press('Control+Enter');
    await expr.fill('up == 0');
    await send(answer(1, upQuery, { result: pods(1) }));
    expect(await expr.inputValue()).toBe('up == 0');
  });

  it('shows a table that sorts, filters and copies, with load time and number of series', async () => {
    const { page, posted, send } = await open();
    await send(answer(1, upQuery, { result: pods(12) }));
    expect(await page.locator('.facts').textContent()).toBe('demo · Load time: 12 ms · Result series: 12');
    const values = page.locator('td.value');
    await page.getByRole('button', { name: 'Value' }).click();
    expect((await values.allTextContents()).slice(0, 2)).toEqual(['11', '10']);
    expect((await values.allTextContents()).at(-1)).toBe('NaN');
    expect(await page.getByRole('columnheader', { name: 'Value' }).getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('searchbox').fill('web-1');
    expect(await page.locator('.tools [role=status]').textContent()).toBe('3 of 12 rows');
    await page.getByRole('button', { name: 'CSV' }).click();
    expect((await posted()).at(-1)).toEqual({
      type: 'copy',
      text: '__name__,pod,value\nup,web-11,11\nup,web-10,10\nup,web-1,1\n',
      what: '3 rows as CSV',
    });
  });

  it('keeps only the rows in sight in the page, and says how many there are', async () => {
    const { page, send } = await open();
    await send(answer(1, upQuery, { result: pods(5000) }));
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('5001');
    expect(await page.locator('td.value').count()).toBeLessThan(100);
    await page.locator('.scroller').evaluate(scroller => scroller.scrollTo(0, scroller.scrollHeight));
    await page.getByRole('cell', { name: 'web-4999' }).waitFor();
    expect(await page.getByRole('row').last().getAttribute('aria-rowindex')).toBe('5001');
  });

  it('shows what Prometheus remarked', async () => {
    const { page, send } = await open();
    await send(answer(1, upQuery, { result: pods(1), warnings: ['a warning'], infos: ['a remark'] }));
    expect(await page.locator('.notes li').allTextContents()).toEqual(['a warning', 'a remark']);
  });

  it('says that there are no series', async () => {
    const { page, send } = await open();
    await send(answer(1, upQuery, { result: pods(0) }));
    expect(await page.locator('.notice').textContent()).toMatch(/^The query returned no series\./);
  });

  it('marks the place of an error in the query', async () => {
    const { page, send } = await open();
    const position = { line: 1, character: 2, offset: 6 };
    const error = { kind: 'api', errorType: 'bad_data', status: 400, message: 'Prometheus cannot read the query.', position } as const;
    await send({ type: 'error', run: 1, query: { view: 'table', expr: 'sum(\n  up{' }, server: 'demo', error });
    expect(await page.getByRole('alert').locator('p').textContent()).toBe('Prometheus cannot read the query.');
    expect(await page.getByRole('alert').locator('pre').textContent()).toBe('  up{');
    expect(await page.getByRole('alert').locator('mark').textContent()).toBe('u');
  });

  it('draws a graph that says what it shows', async () => {
    const { page, send } = await open();
    await send(answer(1, graphQuery, { result: lines({ pod: 'a' }, { pod: 'b' }) }));
    expect(await page.locator('.facts').textContent()).toBe('demo · Load time: 12 ms · Resolution: 14s · Result series: 2');
    expect(await page.getByRole('img').getAttribute('aria-label')).toMatch(/^Graph of 2 series with values from 0 to 258\./);
    expect(await page.locator('.plot canvas').evaluate(hasInk)).toBe(true);
  });

  it('reads the graph out by keyboard', async () => {
    const { page, send } = await open();
    await send(answer(1, graphQuery, { result: lines({ pod: 'a' }, { pod: 'b' }) }));
    await page.getByRole('img').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('[aria-live]').textContent()).toMatch(/: \{pod="a"\} 1$/);
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[aria-live]').textContent()).toMatch(/: \{pod="b"\} 2$/);
    expect(await page.locator('.tooltip .nearest').textContent()).toBe('{pod="b"}2');
  });

  it('hides and shows lines by the legend', async () => {
    const { page, send } = await open();
    await send(answer(1, graphQuery, { result: lines({ pod: 'a' }, { pod: 'b' }, { pod: 'c' }) }));
    const pressed = () => page.locator('.legend button').evaluateAll(all => all.map(one => one.getAttribute('aria-pressed')));
    await page.getByRole('button', { name: '{pod="a"}' }).click();
    expect(await pressed()).toEqual(['false', 'true', 'true']);
    await page.getByRole('button', { name: '{pod="c"}' }).click({ modifiers: ['Control'] });
    expect(await pressed()).toEqual(['false', 'false', 'true']);
    await page.getByRole('button', { name: '{pod="c"}' }).click({ modifiers: ['Control'] });
    expect(await pressed()).toEqual(['true', 'true', 'true']);
  });

  it('says how many series are not drawn', async () => {
    const { page, send } = await open();
    const many = Array.from({ length: 130 }, (_, index) => ({ n: String(index) }));
    await send(answer(1, graphQuery, { result: lines(...many) }));
    expect(await page.locator('.note').textContent()).toMatch(/^Only the first 100 of 130 series are drawn\./);
  });
});

/** Some pixel of the canvas is not transparent. */
function hasInk(canvas: HTMLElement | SVGElement): boolean {
  if (!(canvas instanceof HTMLCanvasElement)) return false;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  return pixels.some(channel => channel !== 0);
}
