import { describe, expect, test } from 'vitest';
import { openAtCursor } from '../../support/openDocument.ts';

/** What a hover says, and of which text. */
function hovered(marked: string): { readonly of: string; readonly says: string } | undefined {
  const { service, uri, position, source } = openAtCursor(marked);
  const hover = service.hover(uri, position);
  if (!hover) return undefined;
  if (typeof hover.contents !== 'object' || !('value' in hover.contents)) throw new Error('A hover is Markdown.');
  return { of: source.getText(hover.range), says: hover.contents.value };
}

describe('a key', () => {
  test('says its type, its default and what it is for', () => {
    const hover = hovered('scrape_configs:\n  - metrics|_path: /metrics\n');
    expect(hover?.of).toBe('metrics_path');
    expect(hover?.says).toMatch(/^\*\*metrics_path\*\*: .*default `\/metrics`/);
    expect(hover?.says).toContain('Path at which');
  });

  test('says since when it is there, whether it is required, and what holds when it is absent', () => {
    expect(hovered('scrape_configs:\n  - |job_name: a\n')?.says).toContain('**required**');
    expect(hovered('scrape_configs:\n  - http_sd_conf|igs: []\n')?.says).toMatch(/since Prometheus 2\.\d+/);
  });

  test('that is deprecated says what to write instead', () => {
    expect(hovered('scrape_configs:\n  - bearer_to|ken: x\n')?.says).toMatch(/\*\*Deprecated\.\*\* .*authorization/s);
  });

  test('of a map is explained by the map', () => {
    expect(hovered('global:\n  external_labels:\n    clus|ter: eu\n')?.says).toContain('external_labels');
  });
});

describe('a value', () => {
  test('of a choice explains the choice', () => {
    const hover = hovered('scrape_configs:\n  - scheme: htt|ps\n');
    expect(hover?.of).toBe('https');
    expect(hover?.says).toMatch(/^\*\*https\*\*/);
  });

  test('that its format can explain is explained', () => {
    expect(hovered('global:\n  scrape_interval: 2h3|0m\n')?.says).toMatch(/150 min/);
  });

  test('that is a secret is never shown', () => {
    const hover = hovered('scrape_configs:\n  - basic_auth:\n      username: u\n      password: hunt|er2\n');
    expect(hover?.says).toContain('password');
    expect(hover?.says).not.toContain('hunter2');
  });
});

test('nothing is said of what Prometheus does not know', () => {
  expect(hovered('nonse|nse: 1\n')).toBeUndefined();
  expect(hovered('# comm|ent\nglobal:\n')).toBeUndefined();
});

describe('a value that a job inherits', () => {
  const says = (job: string, top = 'global: { scrape_interval: 15s }\n') =>
    hovered(`${top}scrape_configs:\n  - job_name: a\n    ${job}\n`)?.says;

  test('is told, with where it comes from, where the job says something else', () => {
    expect(says('scrape_interval|: 1m')).toContain('Overrides `15s`, from `global`.');
    expect(says('scrape_interval: 15|s')).toContain('The same holds without it: `15s`, from `global`.');
    expect(says('scrape_interval|: 15s', '')).toContain('Overrides `1m`, the default.');
    expect(says('scrape_interval|:')).toContain('In effect without it: `15s`, from `global`.');
    expect(says('sample_lim|it: 5', 'global: { sample_limit: 10 }\n')).toContain('Overrides `10`, from `global`.');
    expect(says('scrape_protocols|: [PrometheusProto]')).toContain('`global.scrape_protocols` holds');
  });

  test('is never a timeout longer than the interval', () => {
    expect(says('scrape_interval: 5s\n    scrape_timeout|: 2s')).toContain('Overrides `5s`, no longer than the interval.');
    expect(says('scrape_timeout|: 2s')).toContain('Overrides `10s`, the default.');
  });

  test('is unknown in a file of jobs alone', () => {
    const { service, uri, position } = openAtCursor('scrape_configs:\n  - scrape_interval|: 1m\n', { name: 'scrape_configs.yml' });
    expect(JSON.stringify(service.hover(uri, position))).toContain('`global.scrape_interval` holds');
  });

  test('is told of the job as a whole', () => {
    expect(hovered('scrape_configs:\n  |- job_name: a\n    scrape_interval: 5s\n')?.says).toContain(
      'Scraped every `5s` (of this job); a scrape may take `5s` (no longer than the interval).',
    );
    expect(says('scheme: h|ttp')).not.toContain('Scraped every');
  });
});
