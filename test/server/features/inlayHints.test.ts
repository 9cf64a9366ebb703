import { expect, test } from 'vitest';
import { openDocument } from '../../support/openDocument.ts';

/** The text with each hint where an editor shows it. */
function shown(text: string, settings: unknown = {}, options?: Parameters<typeof openDocument>[1]): string {
  const { service, uri, source, at } = openDocument(text, options);
  service.configure(settings);
  const hints = service.inlayHints(uri, { start: at(0), end: at(text.length) });
  return hints
    .map(({ position, label }) => ({ at: source.offsetAt(position), label: typeof label === 'string' ? label : '' }))
    .toSorted((a, b) => b.at - a.at)
    .reduce((so, hint) => `${so.slice(0, hint.at)} «${hint.label}»${so.slice(hint.at)}`, text);
}

test('a job without an interval tells which one it has', () => {
  expect(shown('global: { scrape_interval: 15s }\nscrape_configs:\n  - job_name: a\n  - { job_name: b }\n')).toBe(
    'global: { scrape_interval: 15s }\nscrape_configs:\n  - job_name: a «every 15s»\n  - { job_name: b «every 15s» }\n',
  );
  expect(shown('scrape_configs:\n  - job_name: "a" # one\n')).toBe('scrape_configs:\n  - job_name: "a" «every 1m» # one\n');
});

test('a job whose targets are known tells how many scrapes that makes', () => {
  const job = (settings: string): string | undefined =>
    /«.*»/.exec(shown(`scrape_configs:\n  - job_name: a\n    ${settings.replaceAll('\n', '\n    ')}\n`))?.[0];
  const two = "static_configs: [{targets: ['a:1', 'b:1', 'b:1']}]";
  expect(job(two)).toBe('«every 1m, 2 scrapes a minute»');
  expect(job(`${two}\nscrape_interval: 15s`)).toBe('«8 scrapes a minute»');
  expect(job(`${two}\nscrape_interval: 7s\nscrape_timeout: 7s`)).toBe('«17.1 scrapes a minute»');
  expect(job(`${two}\nscrape_interval: 2h`)).toBe('«1 scrape an hour»');
  expect(job(`${two}\nscrape_interval: 4w`)).toBe('«0.0714 scrapes a day»');
  expect(job(`${two}\nrelabel_configs: [{source_labels: [__address__], regex: 'a:1', action: drop}]`)).toBe(
    '«every 1m, 1 scrape a minute»',
  );
  expect(job(`${two}\nfile_sd_configs: [{files: [a.json]}]`)).toBe('«every 1m»');
  expect(job(`${two}\nkubernetes_sd_configs: [{role: pod}]\nscrape_interval: 15s`)).toBeUndefined();
});

test('a timeout that the interval shrinks is told, and no other', () => {
  expect(shown('global:\n  scrape_interval: 5s\nrule_files: []\n')).toContain('scrape_interval: 5s «timeout 5s»');
  const jobs = (settings: string) => shown(`scrape_configs:\n  - job_name: a\n    ${settings}\n`);
  expect(jobs('scrape_interval: 5s')).toBe('scrape_configs:\n  - job_name: a\n    scrape_interval: 5s «timeout 5s»\n');
  expect(jobs('scrape_interval: 10s')).not.toContain('«');
  expect(jobs('scrape_interval: 5s\n    scrape_timeout: 3s')).not.toContain('«');
  expect(jobs('scrape_interval: 5x')).toContain('every 1m');
});

test('nothing is said of what stands elsewhere, or where nobody wants it', () => {
  expect(shown('scrape_configs:\n  - job_name: a\n', {}, { name: 'scrape_configs.yml' })).not.toContain('«');
  expect(shown('scrape_configs:\n  - job_name: a\n', { inlayHints: { enabled: false } })).not.toContain('«');
});

test('only the part that is asked for is told', () => {
  const { service, uri, at } = openDocument('scrape_configs:\n  - job_name: a\n  - job_name: b\n');
  const hints = service.inlayHints(uri, { start: at(0), end: at(20) });
  expect(hints.map(({ position }) => position.line)).toEqual([1]);
});
